import { BIN_SHAPES, createBinGrid, kernelDensity, KERNEL_NAMES } from "../../geo/index.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";

const POINTS = 1_000_000;
const ROUNDS = 3;
/** Some 70 by 75 km. */
const EXTENT = [117, 34.3, 117.8, 35] as const;

/** How long a million incidents take to be put into bins, and spread as a density of 512 columns; time of the processor, machines being shared. */
export function run(): BenchTable {
  const { lng, lat } = madePoints();
  const bins = BIN_SHAPES.flatMap((shape) => [2000, 500].map((size) => {
    const grid = createBinGrid(shape, size, [117.4, 34.65]);
    return [`${shape}s of ${size} m`, ...timesOf(() => grid.assign(lng, lat))];
  }));
  // A Gaussian of half the bandwidth is about as wide as a quartic.
  const densities = KERNEL_NAMES.flatMap((kernel) => [0, 40].map((mergeMetres) => {
    const bandwidthMetres = kernel === "quartic" ? 1000 : 500;
    return [`${kernel} ${bandwidthMetres} m, ${mergeMetres === 0 ? "exact" : `merged within ${mergeMetres} m`}`,
      ...timesOf(() => kernelDensity({ lng, lat, kernel, bandwidthMetres, mergeMetres, extent: EXTENT, columns: 512 }))];
  }));
  const table = {
    title: `${POINTS} points, clustered, ${ROUNDS} runs after one to warm up, ms of one processor`,
    machine: describeMachine(),
    columns: ["work", "min", "median", "max"],
    rows: [...bins, ...densities],
  };
  printTable(table);
  return table;
}

/** Nine in ten around one of 200 places. */
function madePoints() {
  const random = seededRandom(9);
  const [west, south, east, north] = EXTENT;
  const places = Array.from({ length: 200 }, () => [west + random.unit() * (east - west), south + random.unit() * (north - south)] as const);
  const lng = new Float64Array(POINTS);
  const lat = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const [x, y] = random.pick(places);
    const isNear = random.chance(0.9);
    lng[i] = isNear ? x + (random.unit() + random.unit() - 1) * 0.02 : west + random.unit() * (east - west);
    lat[i] = isNear ? y + (random.unit() + random.unit() - 1) * 0.02 : south + random.unit() * (north - south);
  }
  return { lng, lat };
}

function timesOf(work: () => unknown): string[] {
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage().user;
    work();
    return (process.cpuUsage().user - start) / 1000;
  }).sort((one, other) => one - other);
  return [0, ROUNDS >> 1, ROUNDS - 1].map((at) => times[at]!.toFixed(0));
}
