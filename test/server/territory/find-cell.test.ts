import { expect, test } from "vitest";
import { findCell } from "../../../server/territory/find-cell.ts";
import { aCell, anEdition, COUNTY } from "../../support/assignment-builders.ts";

const SEARCH = { toleranceMetres: 200, searchMetres: 5_000 };
const METRES_PER_DEGREE_AT_32 = 94_500; // of longitude, to the percent

function find(lng: number, lat: number, editions = [anEdition()], search = SEARCH) {
  const { owner, method, nearestCellMetres, other } = findCell(editions, lng, lat, search);
  const code = (found: typeof owner) => found && `${found.edition.territory}/${found.edition.cells[found.place]?.code}`;
  return { owner: code(owner), method, nearestCellMetres, other: code(other), otherMetres: other?.distanceMetres ?? null };
}

test("a point inside names the closest cell beside it, not the cells above it", () => {
  const answer = find(112.08, 32.05);

  expect(answer).toMatchObject({ owner: "demo/V1", method: "inside", nearestCellMetres: null, other: "demo/V2" });
  expect(answer.otherMetres).toBeCloseTo(0.02 * METRES_PER_DEGREE_AT_32, -2);
});

test("a point on a shared border goes to the smaller code, at distance 0 from the other", () => {
  expect(find(112.1, 32.05)).toEqual({ owner: "demo/V1", method: "border", nearestCellMetres: null, other: "demo/V2", otherMetres: 0 });
});

test("on the border of villages of two towns the neighbour told is the village, not its town", () => {
  expect(find(112.2, 32.05)).toMatchObject({ owner: "demo/V2", method: "border", other: "demo/V3" });
});

test("where a town has no village the town itself owns the point", () => {
  expect(find(112.35, 32.05)).toMatchObject({ owner: "demo/T2", method: "inside", other: "demo/V3" });
});

test("a point just outside goes to the nearest cell, and the neighbour is none of the cells above it", () => {
  const answer = find(111.999, 32.05);

  expect(answer).toMatchObject({ owner: "demo/V1", method: "nearest", other: null });
  expect(answer.nearestCellMetres).toBeCloseTo(0.001 * METRES_PER_DEGREE_AT_32, 0);
});

test("a point just outside between two cells names the second nearest", () => {
  const answer = find(112.0999, 31.9995);

  expect(answer).toMatchObject({ owner: "demo/V1", method: "nearest", other: "demo/V2" });
  expect(answer.nearestCellMetres).toBeCloseTo(55.4, 0);
  expect(answer.otherMetres).toBeGreaterThan(55.4);
});

test("beyond the tolerance there is no owner, but the nearest cell within the search is told", () => {
  expect(find(111.99, 32.05)).toMatchObject({ owner: null, method: "none", nearestCellMetres: null, other: "demo/V1" });
  expect(find(111.9, 32.05)).toMatchObject({ owner: null, method: "none", other: null });
});

test("without any edition in force there is no owner", () => {
  expect(find(112.05, 32.05, [])).toMatchObject({ owner: null, method: "none", other: null });
});

test("across territories the deeper cell wins, whichever edition comes first", () => {
  const province = anEdition({ id: 2, territory: "province" }, [aCell("P", 1, null, [111, 31, 114, 34])]);
  const county = anEdition();

  const answers = [[province, county], [county, province]].map((editions) => find(112.05, 32.05, editions));

  expect(answers[0]).toMatchObject({ owner: "demo/V1", method: "inside", other: "demo/V2" });
  expect(answers[1]).toEqual(answers[0]);
});

test("a neighbour in another territory counts as a neighbour", () => {
  const beside = anEdition({ id: 2, territory: "west" }, [aCell("W", 1, null, [111.5, 32, 112, 32.1])]);

  expect(find(112.0001, 32.05, [anEdition(), beside])).toMatchObject({ owner: "demo/V1", method: "inside", other: "west/W" });
});

test("between equally deep cells of two territories the smaller code wins", () => {
  const shallow = COUNTY.filter((cell) => cell.depth === 1);
  const other = anEdition({ id: 2, territory: "aaa" }, [aCell("D", 1, null, [112, 32, 112.4, 32.1])]);

  expect(find(112.05, 32.05, [anEdition({}, shallow), other])).toMatchObject({ owner: "demo/C", method: "border", other: "aaa/D", otherMetres: 0 });
});
