import { afterEach, expect, test, vi } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import { LATTICES, madeCoverage } from "../../support/made-coverages.ts";
import { probePoints } from "../../support/probe-points.ts";
import { seededRandom } from "../../support/seeded-random.ts";

afterEach(() => vi.unstubAllGlobals());

test.each(LATTICES)("batches are the same where WebAssembly is missing: %s", (lattice) => {
  const cells = madeCoverage(20, "defective", lattice);
  const points = probePoints(seededRandom(3), cells, 5000);
  const compiled = buildCellIndex(cells).locateMany(points);
  vi.stubGlobal("WebAssembly", undefined);

  const plain = buildCellIndex(cells).locateMany(points);

  expect(plain).toEqual(compiled);
  expect(new Set(plain).size).toBeGreaterThan(2);
});

test("batches are the same where compiling is forbidden", () => {
  const cells = madeCoverage(8, "sound", "tenmillionth");
  const points = probePoints(seededRandom(4), cells, 5000);
  const compiled = buildCellIndex(cells).locateMany(points);
  vi.stubGlobal("WebAssembly", { ...WebAssembly, Memory: WebAssembly.Memory, Instance: WebAssembly.Instance, Module: forbidden });

  expect(buildCellIndex(cells).locateMany(points)).toEqual(compiled);
});

function forbidden(): never {
  throw new EvalError("refused by the content security policy");
}
