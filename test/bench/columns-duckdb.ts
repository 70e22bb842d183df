import { createRequire } from "node:module";
import { dirname } from "node:path";
import type * as DuckDb from "@duckdb/duckdb-wasm/blocking";
import { CategoryTree, type IncidentFilter } from "../../geo/index.ts";
import { COUNTED, type Counter } from "./columns-counter.ts";
import { CATEGORIES } from "./columns-data.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Shanghai has had one offset since 1991. */
const OFFSET_MS = 8 * HOUR_MS;

/** DuckDB-Wasm, exception-handling build, in this thread, fed with our own Arrow stream. */
export async function duckdbCounter(arrow: Uint8Array): Promise<Counter> {
  const require = createRequire(import.meta.url);
  const duckdb = require("@duckdb/duckdb-wasm/blocking") as typeof DuckDb;
  const dist = dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
  const bundles = { mvp: { mainModule: `${dist}/duckdb-mvp.wasm`, mainWorker: "" }, eh: { mainModule: `${dist}/duckdb-eh.wasm`, mainWorker: "" } };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  const connection = database.connect();
  const start = performance.now();
  connection.insertArrowFromIPCStream(arrow, { name: "received", schema: "main", create: true });
  connection.query(`create table incident as select *, (epoch_ms(reported_at) + ${OFFSET_MS}) // ${DAY_MS} as day,
    ((epoch_ms(reported_at) + ${OFFSET_MS}) // ${DAY_MS} + 3) % 7 * 24 + ((epoch_ms(reported_at) + ${OFFSET_MS}) // ${HOUR_MS}) % 24 as hour_of_week from received`);
  const buildMs = performance.now() - start;
  const tally: Record<string, Map<string | number | null, number>> = {};
  return {
    name: "DuckDB-Wasm", buildMs, can: ({ polygon }) => polygon === undefined,
    apply(filter) {
      const conditions = sqlConditions(filter);
      for (const dimension of [...COUNTED, "cell"]) {
        const column = dimension === "cell" ? "cell_path" : dimension;
        const where = Object.entries(conditions).filter(([own]) => own !== dimension || own === "cell").map(([, condition]) => condition);
        const answer = connection.query(`select ${column} as value, count(*)::int as count from incident where ${["true", ...where].join(" and ")} group by 1`);
        const [values, counts] = [answer.getChild("value")!, answer.getChild("count")!];
        tally[dimension] = new Map(Array.from({ length: answer.numRows }, (_, at) => {
          const value = values.get(at) as string | number | bigint | null;
          return [typeof value === "bigint" ? Number(value) : value, counts.get(at) as number];
        }));
      }
    },
    read: () => tally,
  };
}

function sqlConditions(filter: IncidentFilter): Record<string, string> {
  const tree = new CategoryTree(CATEGORIES);
  const list = (values: readonly (string | number)[]) => `(${values.map((value) => (typeof value === "string" ? `'${value}'` : value)).join(", ")})`;
  const conditions: Record<string, string> = {};
  const { categories, channels, cells, hours, weekdays } = filter;
  if (categories) conditions["category"] = `category in ${list(CATEGORIES.filter(({ code }) => tree.lineOf(code).some((above) => categories.includes(above))).map(({ code }) => code))}`;
  if (channels) conditions["channel"] = `(channel in ${list(channels.filter((one) => one !== null))}${channels.includes(null) ? " or channel is null" : ""})`;
  if (filter.kinds) conditions["kind"] = `kind in ${list(filter.kinds)}`;
  if (filter.statuses) conditions["status"] = `status in ${list(filter.statuses)}`;
  if (filter.results) conditions["result"] = `result in ${list(filter.results)}`;
  if (filter.sourceSystems) conditions["source"] = `source_system in ${list(filter.sourceSystems)}`;
  if (filter.nearBoundary !== undefined) conditions["near"] = `near_boundary = ${filter.nearBoundary}`;
  if (cells) conditions["cell"] = `(${cells.map(({ code }) => `'/' || cell_path || '/' like '%/${code}/%'`).join(" or ")})`;
  if (filter.fromMs !== undefined || filter.toMs !== undefined) conditions["day"] = `epoch_ms(reported_at) >= ${filter.fromMs ?? "-1e15"} and epoch_ms(reported_at) < ${filter.toMs ?? "1e15"}`;
  if (hours || weekdays) conditions["hour_of_week"] = [hours ? `hour_of_week % 24 in ${list(hours)}` : "true", weekdays ? `hour_of_week // 24 + 1 in ${list(weekdays)}` : "true"].join(" and ");
  return conditions;
}
