import { describe, expect, test } from "vitest";
import type { MatrixArea, MatrixEntry } from "../../../../server/contract/responsibility.ts";
import { groupRows, narrowerRuled, shownColumns } from "../../../../web/features/responsibility/matrix-rows.ts";
import { entryKey } from "../../../../web/stores/responsibility-matrix.ts";

const area = (cellCode: string, parent: number | null): MatrixArea => ({
  territory: "t", cellCode, nameZh: cellCode, nameEn: null, levelCode: "l", depth: 1, parent, ownRules: 0, leafCells: 1, lng: null, lat: null,
});
/** City C, counties A and B, town T in A. */
const AREAS = [area("C", null), area("A", 0), area("T", 1), area("B", 0)];
const category = (code: string, parentCode: string | null, isLeaf: boolean) => ({ code, nameZh: code, nameEn: null, parentCode, isLeaf });
const CATEGORIES = [category("N", null, false), category("N1", "N", true), category("N2", "N", true), category("W", null, true)];
const entry = (at: number, categoryCode: string, part: Partial<MatrixEntry> = {}): [string, MatrixEntry] => [entryKey(at, categoryCode), {
  area: at, categoryCode, state: "clear", worstBelow: "clear", answers: [{ subjectType: null, timeBand: null, result: "clear", ruleCodes: ["R"] }], ruleCodes: [], incidents: 0, ...part,
}];
const entries = new Map([
  ...AREAS.flatMap((_, at) => CATEGORIES.map(({ code }) => entry(at, code))),
  entry(0, "N2", { worstBelow: "gap" }), entry(2, "N1", { ruleCodes: ["own"], answers: [{ subjectType: null, timeBand: null, result: "clear", ruleCodes: ["own"] }] }),
]);
const rowsOf = (filter: "all" | "open" | "changed", chosen: number | null = null, changed: string[] = []) =>
  groupRows({ categories: CATEGORIES }, shownColumns(AREAS, chosen), entries, filter, new Set(changed)).map(({ top, rows }) => [top.code, rows.map(({ code }) => code)]);

describe("the rows and columns of the matrix", () => {
  test("are the city and its counties, or a county with what lies in it", () => {
    expect(shownColumns(AREAS, null).map(({ area: { cellCode } }) => cellCode)).toEqual(["C", "A", "B"]);
    expect(shownColumns(AREAS, 1).map(({ area: { cellCode } }) => cellCode)).toEqual(["A", "T"]);
  });

  test("group leaves under their first level; one without parts stands under itself", () => {
    expect(rowsOf("all")).toEqual([["N", ["N1", "N2"]], ["W", ["W"]]]);
  });

  test("keep what has problems, further down too, or what the draft changed", () => {
    expect(rowsOf("open")).toEqual([["N", ["N2"]]]);
    expect(rowsOf("changed", 1, ["own"])).toEqual([["N", ["N1"]]]);
  });

  test("tell which narrower areas have rules of their own", () => {
    expect(narrowerRuled(AREAS, 0, "N1", entries)).toEqual([2]);
    expect(narrowerRuled(AREAS, 3, "N1", entries)).toEqual([]);
  });
});
