import { expect, test } from "vitest";
import type { Assignment } from "../../../../server/assignment/assignment.ts";
import { COPY_COLUMNS, CopyText } from "../../../../server/imports/incidents/copy-line.ts";
import type { IncidentDraft } from "../../../../server/imports/incidents/incident-draft.ts";

const draft: IncidentDraft = {
  rowNumber: 1, sourceSystem: "12345", externalId: "A\\1", channel: null, kind: "complaint", categoryCode: "noise", subjectType: null,
  title: "tab\there", description: "line\r\nbreak", address: "", occurredMs: Date.UTC(2024, 1, 29, 23, 59, 59, 50), reportedMs: Date.UTC(1969, 11, 31, 0, 0, 1),
  at: new Date(0), rawX: 117.5, rawY: 34, xText: "117.50", yText: "34", position: { lng: 117.25, lat: 34 }, accuracyMetres: 12.5,
};
const assignment: Assignment = {
  editionId: 7, territory: "t", cellCode: "C", jurisdictionCode: "J", cellMethod: "inside", nearestCellMetres: null, nearestOtherCode: "D",
  nearestOtherMetres: 12.3456, nearBoundary: true, basis: { result: "clear", rules: [], contentHash: Buffer.alloc(0) },
  departmentCode: "d", postCode: null, personCode: "p", dutyChain: null,
};

test("a line holds one value per column, escaped, with times in UTC", () => {
  const text = new CopyText("gcj02", 9);
  text.add(draft, assignment, 3);

  const values = text.take().toString().split("\t");

  expect(values).toHaveLength(COPY_COLUMNS.length);
  expect(Object.fromEntries(COPY_COLUMNS.map((column, i) => [column, values[i]]))).toEqual({
    source_system: "12345", external_id: "A\\\\1", channel: "\\N", kind: "complaint", category_code: "noise", subject_type: "\\N",
    title: "tab\\there", description: "line\\r\\nbreak", address: "",
    occurred_at: "2024-02-29 23:59:59.050+00", reported_at: "1969-12-31 00:00:01+00",
    raw_x: "117.50", raw_y: "34", raw_crs: "gcj02", accuracy_metres: "12.5", lng: "117.25", lat: "34",
    edition_id: "7", cell_code: "C", jurisdiction_code: "J", cell_method: "inside", nearest_cell_metres: "\\N", nearest_other_code: "D",
    nearest_other_metres: "12346e-3", near_boundary: "t", assignment_result: "clear", basis_id: "3",
    department_code: "d", post_code: "\\N", person_code: "p", duty_chain: "\\N", import_id: "9\n",
  });
});

test("lines follow one another, whatever source they are from, and are taken once", () => {
  const text = new CopyText(null, 9);
  text.add(draft, assignment, 3);
  text.add({ ...draft, sourceSystem: "web\n", position: null }, assignment, 3);

  const lines = text.take().toString().split("\n");

  expect(lines.map((line) => line.split("\t")[0])).toEqual(["12345", "web\\n", ""]);
  expect(lines[1]?.split("\t").slice(11, 17)).toEqual(["\\N", "\\N", "\\N", "12.5", "\\N", "\\N"]);
  expect(text.take()).toHaveLength(0);
});

test.each([["1e-400", 0, "0"], ["+117.5", 117.5, "117.5"], ["117.", 117, "117"], [".5", 0.5, "0.5"], [`0.${"0".repeat(400)}1`, 0, "0"], ["-117.50", -117.5, "-117.50"]])(
  "the coordinate %s is copied as a number that the database reads", (xText, rawX, copied) => {
    const text = new CopyText("wgs84", 9);
    text.add({ ...draft, xText, rawX, position: { lng: rawX, lat: 34 } }, assignment, 3);

    const values = text.take().toString().split("\t");

    expect([values[COPY_COLUMNS.indexOf("raw_x")], values[COPY_COLUMNS.indexOf("lng")]]).toEqual([copied, copied]);
  });
