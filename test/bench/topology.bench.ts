import { checkCells, type Finding, type TopologyCells } from "../../geo/index.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";
import { fractalLattice } from "../support/fractal-lattice.ts";
import { plantDefects } from "../support/planted-defects.ts";

const RUNS = 5;
const TOLERANCE_METRES = 2;

/** How long the check of a city of 1.1 million leaf vertices takes, and whether it finds what was planted. */
export async function run(): Promise<BenchTable> {
  const city = fractalLattice({
    columns: 56,
    rows: 55,
    segments: 90,
    seed: 20,
    blocks: [{ columns: 8, rows: 5 }, { columns: 8, rows: 55 }, { columns: 56, rows: 55 }],
  });
  const { cells, planted } = plantDefects(city, 60, 7);
  const rows = [await measure("sound", city, []), await measure("with planted defects", cells, planted.map((p) => p.key))];
  const table: BenchTable = {
    title: `Topology check, all levels, ${RUNS} runs after one to warm up`,
    machine: describeMachine(),
    columns: Object.keys(rows[0]!),
    rows: rows.map((row) => Object.values(row).map(String)),
  };
  printTable(table);
  return table;
}

async function measure(name: string, cells: TopologyCells, planted: string[]) {
  const check = () => checkCells(cells, { toleranceMetres: TOLERANCE_METRES });
  let findings = check();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    findings = check();
    times.push(performance.now() - start);
    // Lets timers and the collector have a turn between runs.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  times.sort((a, b) => a - b);
  const found = new Set(findings.map(keyOf));
  return {
    city: name,
    cells: cells.features.length,
    leafVertices: countVertices(cells, 4),
    allVertices: countVertices(cells),
    minMs: Math.round(times[0]!),
    medianMs: Math.round(times[RUNS >> 1]!),
    maxMs: Math.round(times[RUNS - 1]!),
    planted: planted.length,
    plantedFound: planted.filter((key) => found.has(key)).length,
    others: findings.length - planted.filter((key) => found.has(key)).length,
  };
}

function countVertices({ features }: TopologyCells, level?: number): number {
  return features
    .filter(({ properties }) => level === undefined || properties.level === level)
    .reduce((sum, { geometry }) => sum + geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2).length, 0);
}

function keyOf(finding: Finding): string {
  return `${finding.kind}:${finding.cellCodes.join("-")}`;
}
