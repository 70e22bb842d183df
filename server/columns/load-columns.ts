import type { Kysely } from "kysely";
import type pg from "pg";
import { createIncidentColumns, type IncidentBatch, type IncidentColumns } from "../../geo/index.ts";
import { type LiveAssigner, territoriesWith } from "../assignment/live-assigner.ts";
import type { Category } from "../contract/deployment.ts";
import type { Database } from "../store/schema.ts";
import { cellPathOf } from "../territory/cell-path-of.ts";
import { readBatches } from "./read-batches.ts";
import { readCategories } from "./read-categories.ts";

const TELL_EVERY_MS = 1_000;

/** How far a load has come. */
export interface ColumnsProgress {
  readonly rows: number;
  readonly elapsedMs: number;
  readonly rowsPerSecond: number;
  readonly isDone: boolean;
}

export interface LoadedColumns {
  readonly columns: IncidentColumns;
  readonly categories: readonly Category[];
  /** The newest event that the columns include, and when it happened. */
  readonly lastSeq: number;
  readonly lastEventAt: Date;
}

export interface ColumnsStore {
  db: Kysely<Database>;
  pool: pg.Pool;
  liveAssigner: LiveAssigner;
}

/** Every stored incident and the newest event, as of one instant. */
export async function loadColumns(store: ColumnsStore, timeZone: string, onProgress: (progress: ColumnsProgress) => void): Promise<LoadedColumns> {
  const columns = createIncidentColumns(timeZone);
  const tell = teller(columns, onProgress);
  const lastEvent = await withClient(store.pool, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const { rows: [newest] } = await client.query<{ seq: number; at: Date }>("select seq, at from event order by seq desc limit 1");
    const { rows: editions } = await client.query<{ id: number }>("select id from boundary_edition where status = 'published'");
    await readInto(store, client, "true", editions.map(({ id }) => id), (batch) => {
      columns.putBatch(batch);
      tell(false);
    });
    await client.query("commit");
    return newest;
  });
  tell(true);
  return { columns, categories: await readCategories(store.db), lastSeq: lastEvent?.seq ?? 0, lastEventAt: lastEvent?.at ?? new Date(0) };
}

/** Stored incidents of a range of ids, those of one import or all. */
export async function readIncidents(store: ColumnsStore, range: { firstId: number; lastId: number; importId?: number }): Promise<IncidentBatch[]> {
  if (![range.firstId, range.lastId, range.importId ?? 0].every(Number.isSafeInteger)) throw new RangeError(`an event names ids that are none: ${JSON.stringify(range)}`);
  const where = `id between ${range.firstId} and ${range.lastId}${range.importId === undefined ? "" : ` and import_id = ${range.importId}`}`;
  const batches: IncidentBatch[] = [];
  await withClient(store.pool, async (client) => {
    const { rows } = await client.query<{ edition_id: number | null }>(`select distinct edition_id from incident where ${where}`);
    await readInto(store, client, where, rows.map(({ edition_id }) => edition_id), (batch) => batches.push(batch));
  });
  return batches;
}

async function readInto({ liveAssigner }: ColumnsStore, client: pg.ClientBase, where: string, editionIds: readonly (number | null)[], take: (batch: IncidentBatch) => void): Promise<void> {
  const territories = await territoriesWith(editionIds, liveAssigner);
  await readBatches({ client, where, cellPathOf: (editionId, cellCode) => cellPathOf(territories, editionId, cellCode) }, take);
}

/** A connection on which something went wrong is not used again: it may be in the middle of a COPY. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isSound = false;
  try {
    const result = await work(client);
    isSound = true;
    return result;
  } finally {
    client.release(!isSound);
  }
}

function teller(columns: IncidentColumns, onProgress: (progress: ColumnsProgress) => void): (isDone: boolean) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return (isDone) => {
    const now = performance.now();
    if (!isDone && now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    const elapsedMs = now - startedAt;
    onProgress({ rows: columns.rowCount, elapsedMs: Math.round(elapsedMs), rowsPerSecond: Math.round(columns.rowCount / Math.max(elapsedMs / 1000, 0.001)), isDone });
  };
}
