import { expect, test } from "vitest";
import { copyRows, createIncidentColumns, type IncidentRow, readRow } from "../../../geo/index.ts";

const row = (id: number, more: Partial<IncidentRow> = {}): IncidentRow => ({
  id, lng: 104 + id / 100, lat: 30, reportedAtMs: Date.UTC(2026, 0, id), category: "odour", channel: null, kind: "complaint",
  status: "reported", result: "clear", nearBoundary: false, sourceSystem: "12345", cellPath: "zz/37", ...more,
});

test("a copy keeps what the rows were, in the order asked for", () => {
  const columns = createIncidentColumns("Asia/Shanghai");
  columns.put([row(1), row(2, { lng: null, lat: null, cellPath: null }), row(3, { channel: "web", nearBoundary: true })]);
  const [some, all] = [copyRows(columns, Uint32Array.of(2, 0)), copyRows(columns)];
  const before = [0, 1, 2].map((at) => columns.rowAt(at));
  columns.put([...[1, 2, 3].map((id) => row(id, { lng: 1, lat: 2, reportedAtMs: 0, category: "noise", channel: "phone", kind: "praise", status: "closed", result: "gap", nearBoundary: true, sourceSystem: "other", cellPath: "zz/99" })), row(4)]);
  expect([0, 1].map((at) => readRow(some, at))).toEqual([before[2], before[0]]);
  expect([0, 1, 2].map((at) => readRow(all, at))).toEqual(before);
  expect([some.rowCount, all.rowCount]).toEqual([2, 3]);
  expect(() => readRow(some, 2)).toThrow(RangeError);
});
