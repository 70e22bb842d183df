import { describe, expect, test } from "vitest";
import { analyseHotspots, NO_DATA, NOT_COMPUTABLE, NOT_STUDIED } from "../../../geo/index.ts";
import { latticeNeighbours, neighboursFrom } from "../../support/neighbour-lists.ts";

const lattice = neighboursFrom(latticeNeighbours(8, 8));

function analyse(values: Iterable<number>, neighbours = lattice) {
  return analyseHotspots({ values: Float64Array.from(values), neighbours, correction: "fdr", alpha: 0.05 });
}

/** 64 different values around a hot corner and a cold one. */
const corners = Array.from({ length: 64 }, (_, cell) => {
  const [column, row] = [cell % 8, Math.floor(cell / 8)];
  return 20 + Math.sin(cell * 12.9898) + (column < 2 && row < 2 ? 30 : 0) - (column > 5 && row > 5 ? 30 : 0);
});

test("hot and cold are told apart, and classes count every cell once", () => {
  const found = analyse(corners);

  expect([found.classes[0], found.classes[63]]).toEqual([3, -3]);
  expect(Object.values(found.counts).reduce((sum, count) => sum + count, 0)).toBe(64);
  expect(found.significant.hot).toBeLessThanOrEqual(found.significantRaw.hot);
  expect(found.significantAdjusted).toEqual(found.significant);
});

test("a cell without data is not a cell without significance", () => {
  const found = analyse(corners.map((value, cell) => (cell === 0 ? NaN : value)));

  expect([found.classes[0], found.z[0], found.pAdjusted[0]]).toEqual([NO_DATA, NaN, NaN]);
  expect(found.facts).toMatchObject({ n: 63, nNoData: 1 });
  expect(found.warnings).toContainEqual({ code: "missing_values", count: 1 });
});

test("a neighbour without data is left out of the sum and of the weights", () => {
  const lists = latticeNeighbours(8, 8);
  const without = lists.map((list, cell) => (cell === 0 ? [] : list.filter((other) => other !== 0)));
  const values = corners.map((value, cell) => (cell === 0 ? NaN : value));

  expect(analyse(values).z).toEqual(analyse(values, neighboursFrom(without)).z);
});

test("cells that are not studied change nothing and count nowhere", () => {
  const studied = Uint32Array.from(corners.keys()).filter((cell) => cell % 8 < 5);
  const columns = (width: number) => corners.filter((_, cell) => cell % 8 < width);
  const alone = analyse(columns(5), neighboursFrom(latticeNeighbours(5, 8)));

  const found = analyseHotspots({ values: Float64Array.from(corners), neighbours: lattice, studied, correction: "fdr", alpha: 0.05 });

  expect([...studied].map((cell) => found.z[cell])).toEqual([...alone.z]);
  expect([...studied].map((cell) => found.classes[cell])).toEqual([...alone.classes]);
  expect([found.classes[5], found.classesRaw[63], found.z[63], found.pAdjusted[5]]).toEqual([NOT_STUDIED, NOT_STUDIED, NaN, NaN]);
  expect([found.counts, found.facts, found.warnings]).toEqual([alone.counts, alone.facts, alone.warnings]);
});

describe("degenerate input is answered with a warning", () => {
  const codes = (values: Iterable<number>, neighbours = lattice) => analyse(values, neighbours).warnings.map(({ code }) => code);

  test("all values equal", () => {
    const found = analyse(new Array<number>(64).fill(7));

    expect(found.warnings[0]).toEqual({ code: "no_variation", value: 7 });
    expect([found.nNotComputable, found.classes[5]]).toEqual([64, NOT_COMPUTABLE]);
  });

  test("no values at all", () => {
    expect(codes(new Array<number>(64).fill(NaN))).toEqual(["no_data_at_all"]);
    expect(codes([], { offsets: Uint32Array.of(0), indices: new Uint32Array() })).toEqual(["no_data_at_all"]);
  });

  test("fewer than 30 cells", () => {
    const small = neighboursFrom(latticeNeighbours(5, 5));

    expect(codes(corners.slice(0, 25), small)).toContain("few_cells");
    expect(codes(corners)).not.toContain("few_cells");
  });

  test("fewer than 8 neighbours on average", () => {
    expect(analyse(corners).warnings).toContainEqual({ code: "few_neighbours", mean: 420 / 64, fewest: 8 });
  });

  test("more than half of the values zero", () => {
    const zeros = (count: number) => corners.map((value, cell) => (cell < count ? 0 : value));

    expect(codes(zeros(33))).toContain("many_zeros");
    expect(codes(zeros(32))).not.toContain("many_zeros");
  });

  test("an island", () => {
    const lists = [...latticeNeighbours(8, 8), []];

    expect(analyse([...corners, 20], neighboursFrom(lists)).warnings).toContainEqual({ code: "islands", count: 1 });
  });

  test("a cell near everything", () => {
    const found = analyse([1, 2, 3], neighboursFrom([[1, 2], [0], [0]]));

    expect([found.classes[0], Number.isNaN(found.z[0])]).toEqual([NOT_COMPUTABLE, true]);
    expect(found.warnings).toContainEqual({ code: "near_everything", count: 1 });
  });
});

test("the method is stated in parts", () => {
  expect(analyse(corners).method).toEqual({
    statistic: "gi_star", weights: "binary", includesSelf: true, varianceDivisor: "n", pValue: "two_sided_normal",
    correction: "fdr", alpha: 0.05, classLevels: [0.1, 0.05, 0.01],
  });
});
