import type pg from "pg";
import { appendEventOn } from "../../events/append-events.ts";
import { COPY_COLUMNS, pickLines } from "./copy-line.ts";
import { copyLines } from "./copy-lines.ts";
import { findExisting, sortOut } from "./existing-ids.ts";
import { holdReferences } from "./hold-references.ts";
import { type IncidentChunk, incidentKey, type StoredChunk } from "./incident-chunk.ts";

const UNIQUE_VIOLATION = "23505";
/** Deadlock, serialization failure: the same transaction may well succeed next time. */
const WORTH_REPEATING = ["40P01", "40001"];
const MOST_ATTEMPTS = 6;

interface IdRange {
  firstId: number;
  lastId: number;
  count: number;
}

export interface ChunkStoreOptions {
  importId: number;
  /** Whether ids of this file may be stored already: decides only what is tried first. */
  expectExisting: boolean;
  holdsReferences: boolean;
}

/**
 * Stores chunks, each in one transaction with its event and the job's progress: after a crash at any
 * moment a chunk is there with both, or not at all.
 */
export class ChunkStore {
  #client: pg.ClientBase;
  #options: ChunkStoreOptions;
  #totals = { stored: 0, present: 0 };

  constructor(client: pg.ClientBase, options: ChunkStoreOptions) {
    this.#client = client;
    this.#options = { ...options };
  }

  async store(chunk: IncidentChunk): Promise<StoredChunk> {
    let someoneElseStores = false;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#client.query("begin");
        const stored = await this.#storeIn(chunk, someoneElseStores);
        await this.#client.query("commit");
        this.#totals.stored += stored.stored.length;
        this.#totals.present += stored.present;
        return stored;
      } catch (error) {
        // A broken connection cannot be rolled back; what it was doing is undone by the server.
        await this.#client.query("rollback").catch(() => undefined);
        const code = (error as { code?: string }).code ?? "";
        if (attempt >= MOST_ATTEMPTS || (code !== UNIQUE_VIOLATION && !WORTH_REPEATING.includes(code))) throw error;
        // Looked for the ids and still met one: another writer is storing the same ones right now.
        if (code === UNIQUE_VIOLATION && this.#options.expectExisting) someoneElseStores = true;
        if (code === UNIQUE_VIOLATION) this.#options.expectExisting = true;
      }
    }
  }

  async #storeIn(chunk: IncidentChunk, someoneElseStores: boolean): Promise<StoredChunk> {
    const client = this.#client;
    await this.#storeCategories(chunk);
    const mustLook = this.#options.expectExisting || chunk.seenInRow.size > 0;
    const existing = mustLook ? await findExisting(client, chunk) : new Set<string>();
    const { fresh, present, repeated } = sortOut(chunk, existing);
    let stored: StoredChunk = { stored: fresh, present, repeated };
    if (fresh.length > 0) {
      const held = this.#options.holdsReferences && await holdReferences(client, chunk.references, this.#options.importId);
      const lines = fresh.length === chunk.size ? chunk.pieces : pickLines(chunk.pieces, fresh);
      let range: IdRange | null;
      if (someoneElseStores) {
        const ids = await this.#insertUnlessThere(lines);
        const taken = fresh.filter((i) => ids.keys.has(chunk.keyOf(i)));
        stored = { stored: taken, present: present + fresh.length - taken.length, repeated };
        range = ids.range;
      } else range = await this.#copy(lines, fresh.length);
      if (held) await client.query("set local session_replication_role = origin");
      await this.#recordProgress(chunk, stored);
      if (range) {
        await appendEventOn(client, { type: "incidents.imported", incidentId: null, payload: { importId: this.#options.importId, ...range } });
      }
    } else await this.#recordProgress(chunk, stored);
    return stored;
  }

  async #storeCategories({ newCategories }: IncidentChunk): Promise<void> {
    if (newCategories.length === 0) return;
    await this.#client.query(
      "insert into category (code, name_zh) select * from unnest($1::text[], $2::text[]) order by 1 on conflict (code) do nothing",
      [newCategories.map(({ code }) => code), newCategories.map(({ name }) => name)],
    );
  }

  /** Ids are drawn while the rows are copied; the number drawn before and the last one bound them. */
  async #copy(lines: readonly Buffer[], count: number): Promise<IdRange> {
    const before = await this.#client.query<{ id: number }>("select nextval('incident_id') as id");
    await copyLines(this.#client, "incident", COPY_COLUMNS, lines);
    const { rows } = await this.#client.query<{ first: number; last: number }>(
      "select (select id from incident where id > $1 and import_id = $2 order by id limit 1) as first, lastval() as last",
      [before.rows[0]?.id, this.#options.importId],
    );
    return { firstId: Number(rows[0]?.first), lastId: Number(rows[0]?.last), count };
  }

  /** Row by row inside the server: waits for whoever stores the same id, and leaves theirs if they commit. */
  async #insertUnlessThere(lines: readonly Buffer[]): Promise<{ range: IdRange | null; keys: Set<string> }> {
    const client = this.#client;
    await client.query("create temporary table if not exists incoming_incident (like incident including defaults) on commit delete rows");
    await copyLines(client, "incoming_incident", COPY_COLUMNS, lines);
    const { rows } = await client.query<[number, string, string]>({
      text: `insert into incident select * from incoming_incident order by source_system, external_id
             on conflict (source_system, external_id) do nothing returning id, source_system, external_id`,
      rowMode: "array",
    });
    const keys = new Set(rows.map(([, sourceSystem, externalId]) => incidentKey(sourceSystem, externalId)));
    if (rows.length === 0) return { range: null, keys };
    let [firstId, lastId] = [Infinity, -Infinity];
    for (const [id] of rows) (firstId = Math.min(firstId, id)), (lastId = Math.max(lastId, id));
    return { range: { firstId, lastId, count: rows.length }, keys };
  }

  async #recordProgress({ reached }: IncidentChunk, { stored, present }: StoredChunk): Promise<void> {
    await this.#client.query(
      "update import_job set bytes_done = $2, rows_read = $3, rows_stored = $4, rows_present = $5, rows_rejected = $6 where id = $1",
      [this.#options.importId, reached.bytesDone, reached.rowsRead, this.#totals.stored + stored.length, this.#totals.present + present, reached.rowsRejected],
    );
  }
}
