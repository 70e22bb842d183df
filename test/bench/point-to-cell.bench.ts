import { buildCellIndex, CITY_PRESETS, type CityPreset, generateCity, generateIncidentPoints } from "../../geo/index.ts";
import type { CellCollection } from "../../geo/index.ts";
import { exactOracle } from "../support/exact-oracle.ts";
import { type BenchTable, describeMachine, measureRates, printTable, type Rates } from "./bench-table.ts";
import { type Peer, PEERS } from "./point-to-cell-peers.ts";

const POINTS = 1_000_000;
const CHECKED = 50_000;
const ROUNDS = 7;
const SIZES: readonly CityPreset[] = ["S", "M", "L"];

interface Measured {
  readonly name: string;
  readonly rates: Rates;
  readonly wrong: number;
  readonly checked: number;
  readonly buildMs: number;
  readonly bytesPerVertex?: number;
}

/** Point to owning cell, ours and the peers', on made-up cities; prints and returns one table a size. */
export async function run(sizes: readonly CityPreset[] = SIZES): Promise<BenchTable[]> {
  const tables: BenchTable[] = [];
  for (const size of sizes) {
    const table = await measureCity(size);
    printTable(table);
    tables.push(table);
  }
  return tables;
}

async function measureCity(size: CityPreset): Promise<BenchTable> {
  const { leaves } = generateCity({ ...CITY_PRESETS[size], seed: 7 });
  const points = generateIncidentPoints(leaves, { seed: 11, count: POINTS, borderShare: 0.07 });
  const oracle = exactOracle(leaves);
  const expected = Int32Array.from({ length: CHECKED }, (_, i) => oracle.owner(points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN));
  const vertices = countVertices(leaves);
  const measured = measureOurs(leaves, points, expected, vertices);
  for (const peer of PEERS) measured.push(await measurePeer(peer, leaves, points, expected));
  const ours = measured[0]?.rates.median ?? NaN;
  return {
    title: `Point to owning cell, ${size}: ${leaves.features.length} leaf cells, ${vertices} vertices, 7 % of points on or within an ulp of borders`,
    machine: describeMachine(),
    columns: ["", "points/s median", "min", "spread", "ours is × faster", "wrong", "build", "bytes/vertex"],
    rows: measured.map(({ name, rates, wrong, checked, buildMs, bytesPerVertex }) => [
      name, count(rates.median), count(rates.min), `${(rates.spread * 100).toFixed(0)} %`, (ours / rates.median).toFixed(1),
      `${wrong} of ${count(checked)}`, `${buildMs.toFixed(0)} ms`, bytesPerVertex?.toFixed(1) ?? "",
    ]),
  };
}

function measureOurs(leaves: CellCollection, points: Float64Array, expected: Int32Array, vertices: number): Measured[] {
  const builds = Array.from({ length: 3 }, () => timed(() => buildCellIndex(leaves)));
  const index = builds[0]?.result ?? buildCellIndex(leaves);
  const buildMs = Math.min(...builds.map(({ milliseconds }) => milliseconds));
  const bytesPerVertex = index.memoryBytes / vertices;
  const owners = new Int32Array(POINTS);
  const many = measureRates(POINTS, ROUNDS * 2, () => void index.locateMany(points, owners));
  const single = measureRates(POINTS, ROUNDS, () => {
    for (let i = 0; i < POINTS; i++) owners[i] = index.locate(points[2 * i]!, points[2 * i + 1]!);
  });
  const wrongMany = countWrong(expected, index.locateMany(points));
  return [
    { name: "EcoGrid locateMany", rates: many, wrong: wrongMany, checked: CHECKED, buildMs, bytesPerVertex },
    { name: "EcoGrid locate", rates: single, wrong: countWrong(expected, owners), checked: CHECKED, buildMs, bytesPerVertex },
  ];
}

async function measurePeer(peer: Peer, leaves: CellCollection, points: Float64Array, expected: Int32Array): Promise<Measured> {
  const start = performance.now();
  const locate = await peer.build(leaves);
  const buildMs = performance.now() - start;
  const items = Math.min(POINTS, peer.mostPoints);
  const owners = new Int32Array(items);
  const rates = measureRates(items, 5, () => {
    for (let i = 0; i < items; i++) owners[i] = locate(points[2 * i]!, points[2 * i + 1]!);
  }, 1);
  return { name: peer.name, rates, wrong: countWrong(expected, owners), checked: Math.min(CHECKED, items), buildMs };
}

function countWrong(expected: Int32Array, owners: Int32Array): number {
  return expected.reduce((wrong, owner, i) => (i < owners.length && owners[i] !== owner ? wrong + 1 : wrong), 0);
}

function timed<T>(work: () => T): { result: T; milliseconds: number } {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

function countVertices(cells: CellCollection): number {
  let vertices = 0;
  for (const { geometry } of cells.features) {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings) vertices += ring.length - 1;
  }
  return vertices;
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en");
}
