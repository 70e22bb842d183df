import { expect, test } from "vitest";
import { CellFinder, createIncidentColumns, createIncidentView, OWNERS_DEPTH, studiedCells } from "../../../geo/index.ts";
import { madeRows } from "../columns/made-incidents.ts";

/** Towns in force; an edition has moved t2 from county c1 to c2. Its own county is called like a town of another. */
const TOWNS = ["north/c1/t1", "north/c2/t2", "south/c1/t1"];
/** Owners as earlier and later editions wrote them. */
const OWNERS = ["north/c1/t1/v1", "north/c1/t2/v2", "north/c2/t2/v2", "north/c2/t2", "south/c1/t1/v1", "north/c9/t9", "north/c1", null];

test("incidents of two editions are counted in the cell that they lie in now", () => {
  const columns = createIncidentColumns("Asia/Shanghai");
  columns.put(madeRows(1, OWNERS.length).map((row, at) => ({ ...row, cellPath: OWNERS[at]! })));
  const view = createIncidentView(columns, { categories: [] });

  const { counts, elsewhere } = new CellFinder(TOWNS).count(view.cellCounts(OWNERS_DEPTH));

  expect([...counts]).toEqual([1, 3, 1]);
  expect(elsewhere).toBe(3);
});

test("a path that holds goes before a code that another cell has too", () => {
  const finder = new CellFinder(["n/x/y", "n/a/x"]);

  expect(finder.find("n/x/y/v")).toBe(0);
  expect(finder.find("n/a/x/v")).toBe(1);
});

test("a chosen village that was moved is looked for in both towns, in whatever order its owners come", () => {
  const places = { paths: ["north/c1/t1", "north/c2/t2", "north/c3/t3"], labels: new Float64Array(6) };
  const owners = ["north/c1/t1/v", "north/c2/t2/v", "north/c3/t3/w"];
  const filter = { cells: [{ territory: "north", code: "v" }] };

  expect([...studiedCells(places, filter, owners)]).toEqual([0, 1]);
  expect([...studiedCells(places, filter, owners.toReversed())]).toEqual([0, 1]);
});
