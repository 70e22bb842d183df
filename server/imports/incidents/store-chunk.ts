import type pg from "pg";
import { appendEventOn } from "../../events/append-events.ts";
import { ConflictError } from "../../errors.ts";
import { said } from "../../said.ts";
import { COPY_COLUMNS, pickLines } from "./copy-line.ts";
import { copyLines } from "./copy-lines.ts";
import { findExisting, sortOut } from "./existing-ids.ts";
import { holdReferences } from "./hold-references.ts";
import type { IncidentChunk, StoredChunk } from "./incident-chunk.ts";

/** Unique violation, deadlock, serialization failure: the same transaction may well succeed next time. */
const WORTH_REPEATING = ["23505", "40P01", "40001"];
const MOST_ATTEMPTS = 6;
const FOREIGN_KEY_VIOLATION = "23503";

/** First half of the advisory locks by which imports take turns. */
const IMPORT_TURN = 5_043_912;

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
  /** Told of the event that says which categories were made, before anybody can have read it. */
  onOwnChange: (seq: number) => void;
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
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#client.query("begin");
        const stored = await this.#storeIn(chunk);
        await this.#client.query("commit");
        this.#totals.stored += stored.stored.length;
        this.#totals.present += stored.present;
        return stored;
      } catch (error) {
        // A broken connection cannot be rolled back; what it was doing is undone by the server.
        await this.#client.query("rollback").catch(() => undefined);
        if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) throw changedMeanwhile(error);
        if (attempt >= MOST_ATTEMPTS || !WORTH_REPEATING.includes((error as { code?: string }).code ?? "")) throw error;
        // Someone stored the same ids meanwhile: from now on they are looked for first.
        this.#options.expectExisting = true;
      }
    }
  }

  async #storeIn(chunk: IncidentChunk): Promise<StoredChunk> {
    const client = this.#client;
    await this.#waitForTurn(chunk);
    const newCategories = await this.#storeCategories(chunk);
    const mustLook = this.#options.expectExisting || chunk.seenInRow.size > 0;
    const existing = mustLook ? await findExisting(client, chunk) : new Set<string>();
    const { fresh, present, repeated } = sortOut(chunk, existing);
    const stored: StoredChunk = { stored: fresh, present, repeated };
    if (fresh.length === 0) {
      await this.#recordProgress(chunk, stored);
      await this.#tellOfCategories(newCategories);
      return stored;
    }
    const held = this.#options.holdsReferences && await holdReferences(client, chunk.references, this.#options.importId);
    const range = await this.#copy(fresh.length === chunk.size ? chunk.pieces : pickLines(chunk.pieces, fresh), fresh.length);
    if (held) await client.query("set local session_replication_role = origin");
    await this.#recordProgress(chunk, stored);
    await this.#tellOfCategories(newCategories);
    await appendEventOn(client, { type: "incidents.imported", incidentId: null, payload: { importId: this.#options.importId, ...range } });
    return stored;
  }

  /** Imports of one source system take turns by the chunk: storing the same ids in different orders they would block each other. */
  async #waitForTurn({ sourceSystems }: IncidentChunk): Promise<void> {
    await this.#client.query(
      "select pg_advisory_xact_lock($1, key) from (select distinct hashtext(source) as key from unnest($2::text[]) source order by key) turns",
      [IMPORT_TURN, [...new Set(sourceSystems)]],
    );
  }

  /** How many there are more than before. */
  async #storeCategories({ newCategories }: IncidentChunk): Promise<number> {
    if (newCategories.length === 0) return 0;
    const { rowCount } = await this.#client.query(
      "insert into category (code, name_zh) select * from unnest($1::text[], $2::text[]) order by 1 on conflict (code) do nothing",
      [newCategories.map(({ code }) => code), newCategories.map(({ name }) => name)],
    );
    return rowCount ?? 0;
  }

  /** Whoever answers by categories, such as the checks of rules, reads them anew. */
  async #tellOfCategories(count: number): Promise<void> {
    if (count === 0) return;
    const { seq } = await appendEventOn(this.#client, { type: "reference.imported", incidentId: null, payload: { kind: "categories", count } });
    this.#options.onOwnChange(seq);
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

  async #recordProgress({ reached }: IncidentChunk, { stored, present }: StoredChunk): Promise<void> {
    await this.#client.query(
      "update import_job set bytes_done = $2, rows_read = $3, rows_stored = $4, rows_present = $5, rows_rejected = $6 where id = $1",
      [this.#options.importId, reached.bytesDone, reached.rowsRead, this.#totals.stored + stored.length, this.#totals.present + present, reached.rowsRejected],
    );
  }
}

function changedMeanwhile(error: unknown): ConflictError {
  const { detail = "" } = error as { detail?: string };
  return new ConflictError(said(
    `Categories, rules or people were removed while the file was imported (${detail}) Import it again: what is stored will be recognised.`,
    "导入期间有类别、规则或人员被删除。请再导入一次：已入库的会被认出，不会重复。",
  ));
}
