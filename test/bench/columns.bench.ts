import { loadavg } from "node:os";
import { appendArrow, createIncidentColumns, createIncidentTiles, createIncidentView, encodeArrow, type IncidentColumns } from "../../geo/index.ts";
import { type BenchTable, describeMachine, printTable } from "./bench-table.ts";
import { type Counter, differences, ourCounter } from "./columns-counter.ts";
import { crossfilterCounter } from "./columns-crossfilter.ts";
import { CATEGORIES, madeCityIncidents } from "./columns-data.ts";
import { duckdbCounter } from "./columns-duckdb.ts";
import { benchFilters, slidingWindow } from "./columns-filters.ts";
import { geojsonVtTiler, ourTiler, superclusterTiler, type Tiler, visibleTiles } from "./columns-tilers.ts";
import { timeRounds, writeMs } from "./time-rounds.ts";

const SIZES = [100_000, 1_000_000] as const;
const ROUNDS = 9;
/** Peers are timed until so much time is gone: at the larger size that is one round of the slowest. Tables say how many. */
const PEER_PATIENCE_MS = 3_000;
const MOST_PEER_ROUNDS = 3;
const ZOOMS = [9, 11, 13] as const;

type Place = readonly [number, number];

/** Loading, filtering and tiling incident columns beside those who do one of these; ends with an error when answers differ. */
export async function run(sizes: readonly number[] = SIZES): Promise<BenchTable[]> {
  const tables: BenchTable[] = [];
  const wrong: string[] = [];
  for (const size of sizes) {
    const { batch, county, centre } = madeCityIncidents(size);
    const made = createIncidentColumns("Asia/Shanghai");
    made.putBatch(batch);
    const arrow = new Uint8Array(Buffer.concat([...encodeArrow(made)]));
    // Each table as soon as it is measured: peers take minutes at the larger size.
    const show = (table: BenchTable) => {
      printTable(table);
      tables.push(table);
    };
    const loaded = measureLoad(size, made, arrow);
    show(loaded.table);
    const filters = measureFilters(size, [ourCounter(loaded.columns), crossfilterCounter(loaded.columns), await duckdbCounter(arrow)], county, centre);
    show(filters.table);
    const tiles = measureTiles(size, loaded.columns, centre);
    show(tiles.table);
    wrong.push(...filters.wrong, ...tiles.wrong);
  }
  if (wrong.length > 0) throw new Error(`Answers differ: ${wrong.join("; ")}.`);
  console.log("\nCounts of crossfilter2 and DuckDB-Wasm equal ours under every filter; tiles of all count the same incidents.");
  return tables;
}

function machine(): string {
  return `${describeMachine()}, load average ${loadavg()[0]!.toFixed(1)}; milliseconds: median (min–max) of ${ROUNDS} rounds, of peers ${MOST_PEER_ROUNDS} unless stated`;
}

function measureLoad(size: number, made: IncidentColumns, arrow: Uint8Array): { table: BenchTable; columns: IncidentColumns } {
  let columns = createIncidentColumns("Asia/Shanghai");
  const encode = timeRounds(3, () => {}, () => Array.from(encodeArrow(made)), 1);
  const decode = timeRounds(3, () => void (columns = createIncidentColumns("Asia/Shanghai")), () => appendArrow(columns, arrow), 1);
  const count = timeRounds(3, () => {}, () => createIncidentView(columns, { categories: CATEGORIES }).counts(), 1);
  const view = createIncidentView(columns, { categories: CATEGORIES });
  const order = timeRounds(3, () => {}, () => createIncidentTiles(columns).tile(view, 22, 0, 0), 1);
  const rows = [["encode as Arrow", encode], ["decode into columns", decode], ["first counts", count], ["put into tile order", order]] as const;
  return {
    columns,
    table: { title: `Load, ${size} incidents, ${(arrow.length / 1e6).toFixed(1)} MB of Arrow`, machine: machine(), columns: ["", "ms"], rows: rows.map(([name, times]) => [name, writeMs(times)]) },
  };
}

function measureFilters(size: number, counters: readonly Counter[], county: string, centre: Place): { table: BenchTable; wrong: string[] } {
  const wrong: string[] = [];
  const [ours] = counters as [Counter];
  const rows = benchFilters(county, centre).map(({ name, filter }) => {
    const cells = counters.map((counter) => {
      if (!counter.can(filter)) return "";
      if (counter === ours) return writeMs(timeRounds(ROUNDS, () => counter.apply({}), () => counter.apply(filter)));
      const times = timePatiently(() => counter.apply({}), () => counter.apply(filter));
      wrong.push(...differences(ours.read(), counter.read()).map((dimension) => `${counter.name}, ${name}: ${dimension}`));
      return times;
    });
    return [name, ...cells];
  });
  const slide = counters.map((counter) => {
    counter.apply(slidingWindow(0));
    const times = counter === ours ? writeMs(timeRounds(20, () => {}, (step) => counter.apply(slidingWindow(step + 1)), 0)) : timePatiently(() => {}, (step) => counter.apply(slidingWindow(step + 1)));
    counter.apply(slidingWindow(1));
    if (counter !== ours) wrong.push(...differences(ours.read(), counter.read()).map((dimension) => `${counter.name}, slide: ${dimension}`));
    return times;
  });
  const build = counters.map(({ buildMs }) => buildMs.toFixed(0));
  return {
    wrong,
    table: {
      title: `A filter set on ${size} incidents: six dimensions and every cell counted anew`, machine: machine(),
      columns: ["", ...counters.map(({ name }) => name)], rows: [["building, from columns or Arrow", ...build], ...rows, ["90 days, on by a day", ...slide]],
    },
  };
}

function measureTiles(size: number, columns: IncidentColumns, centre: Place): { table: BenchTable; wrong: string[] } {
  const filter = { categories: ["AIR", "WATER", "NOISE"] };
  const wrong: string[] = [];
  const ours = ourTiler(columns);
  ours.filter(filter);
  const rows = [ours, superclusterTiler(columns), geojsonVtTiler(columns)].map((tiler) => {
    // Peers build anew for a filter, which takes long: once.
    const set = tiler === ours ? writeMs(timeRounds(ROUNDS, () => tiler.filter({}), () => tiler.filter(filter))) : `${writeMs(timeRounds(1, () => {}, () => tiler.filter(filter), 0))}, once`;
    const drawn = ZOOMS.map((z) => timeTiles(tiler, tiler === ours, centre, z));
    if (tiler.countAll() !== ours.countAll()) wrong.push(`${tiler.name} draws ${tiler.countAll()} incidents, not ${ours.countAll()}`);
    return [tiler.name, set, ...drawn];
  });
  return {
    wrong,
    table: {
      title: `Visible tiles of 1920 × 1080 encoded, ${ours.countAll()} of ${size} incidents matching`, machine: machine(),
      columns: ["", "filter set", ...ZOOMS.map((z) => `zoom ${z}, ${visibleTiles(centre, z).length} tiles`)], rows,
    },
  };
}

function timeTiles(tiler: Tiler, isOurs: boolean, centre: Place, z: number): string {
  const tiles = visibleTiles(centre, z);
  let bytes = 0;
  const draw = () => {
    bytes = 0;
    for (const at of tiles) bytes += tiler.tile(at);
  };
  const times = isOurs ? writeMs(timeRounds(ROUNDS, () => {}, draw)) : timePatiently(() => {}, draw);
  return `${times}, ${Math.round(bytes / 1000)} kB`;
}

/** One round or more, as long as patience lasts; says how many when they are fewer than usual. */
function timePatiently(prepare: (at: number) => void, round: (at: number) => void): string {
  const start = performance.now();
  const times: number[] = [];
  while (times.length < MOST_PEER_ROUNDS && (times.length === 0 || performance.now() - start < PEER_PATIENCE_MS)) {
    const { median } = timeRounds(1, () => prepare(times.length), () => round(times.length), 0);
    times.push(median);
  }
  times.sort((one, other) => one - other);
  const text = writeMs({ min: times[0]!, median: times[times.length >> 1]!, max: times.at(-1)! });
  return times.length === MOST_PEER_ROUNDS ? text : `${text}, ${times.length === 1 ? "once" : `${times.length} rounds`}`;
}
