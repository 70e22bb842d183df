import { analyseHotspots, cellNeighbours } from "../../geo/index.ts";
import { fractalLattice } from "../support/fractal-lattice.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";

const ROUNDS = 15;

const CITIES = [
  { cells: 2401, columns: 49, rows: 49, segments: 100 },
  { cells: 5041, columns: 71, rows: 71, segments: 60 },
  { cells: 47_089, columns: 217, rows: 217, segments: 34 },
];

/** How long it takes to find who is near whom, once per edition, and to test every cell, once per filter. */
export function run(): BenchTable {
  const rows = CITIES.map(({ cells, ...lattice }) => {
    const city = fractalLattice({ ...lattice, seed: 20 });
    const vertices = city.features.reduce((sum, { geometry }) => sum + geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2).length, 0);
    const neighbours = cellNeighbours(city);
    const random = seededRandom(cells);
    const values = Float64Array.from({ length: cells }, () => Math.floor(-Math.log(random.unit() + 1e-9) * 5));
    const network = timesOf(3, () => cellNeighbours(city));
    const test = timesOf(ROUNDS, () => analyseHotspots({ values, neighbours, correction: "fdr", alpha: 0.05 }));
    return [cells, vertices, (neighbours.indices.length / cells).toFixed(2), ...network, ...test].map(String);
  });
  const table = {
    title: `Queen neighbours (3 runs) and Gi* with false discovery rate, classes and counts (${ROUNDS} runs), ms`,
    machine: describeMachine(),
    columns: ["cells", "vertices", "mean neighbours", "neighbours min", "median", "max", "Gi* min", "median", "max"],
    rows,
  };
  printTable(table);
  return table;
}

function timesOf(rounds: number, work: () => unknown): string[] {
  work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((one, other) => one - other);
  return [0, times.length >> 1, times.length - 1].map((at) => times[at]!.toFixed(2));
}
