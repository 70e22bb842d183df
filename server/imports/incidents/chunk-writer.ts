import type pg from "pg";
import type { ImportOptions } from "../../contract/import.ts";
import { said, type Said } from "../../said.ts";
import type { ImportContext } from "../importer.ts";
import { BasisIds } from "./basis-ids.ts";
import type { CategoryBook } from "./category-book.ts";
import { CopyText } from "./copy-line.ts";
import type { CurrentRules } from "./current-rules.ts";
import { findExisting, sortOut } from "./existing-ids.ts";
import { mayHoldReferences } from "./hold-references.ts";
import { IncidentChunk, type StoredChunk } from "./incident-chunk.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { IncidentTally } from "./incident-tally.ts";
import type { DraftPile } from "./draft-pile.ts";
import { ChunkStore } from "./store-chunk.ts";

/** Rows per transaction: enough to make its fixed costs small, few enough to keep memory low and stop soon. */
export const CHUNK_ROWS = 10_000;

interface ChunkWriterDeps {
  options: ImportOptions;
  context: ImportContext;
  tally: IncidentTally;
  pile: DraftPile;
  categories: CategoryBook;
  columns: IncidentColumns;
  rules: CurrentRules;
}

/**
 * Assigns and writes what has piled up. While the database takes one chunk, the next is read and
 * assigned: the two keep a processor busy each.
 */
export class ChunkWriter {
  readonly notes: Said[] = [];
  #deps: ChunkWriterDeps;
  #client: pg.PoolClient | null = null;
  #store: ChunkStore | null = null;
  #bases: BasisIds;
  #text: CopyText;
  #chunk = new IncidentChunk();
  #writing: Promise<void> = Promise.resolve();
  #broken = false;

  private constructor(deps: ChunkWriterDeps) {
    this.#deps = deps;
    this.#bases = new BasisIds(deps.context.pool);
    this.#text = new CopyText(deps.columns.crs, deps.context.importId ?? 0);
  }

  static async open(deps: ChunkWriterDeps): Promise<ChunkWriter> {
    const writer = new ChunkWriter(deps);
    const { context: { importId, pool }, options, columns } = deps;
    if (options.dryRun) return writer;
    if (importId === null) throw new Error("an import that stores needs its job");
    const client = await pool.connect();
    writer.#client = client;
    // An idle connection that breaks tells it here; the next statement fails and says so.
    client.on("error", ignore);
    try {
      const source = columns.places.source_system;
      const { rows } = await client.query<{ any: boolean }>(
        "select exists (select from incident where source_system = $1 or $1 is null) as any", [source.column < 0 ? source.constant : null],
      );
      const holdsReferences = await mayHoldReferences(client);
      if (!holdsReferences) {
        writer.notes.push(said(
          "The database user may not set session_replication_role, so the server checks every reference of every row: slower, not less safe.",
          "数据库用户无权设置 session_replication_role，由服务器逐行核对引用：较慢，同样可靠。",
        ));
      }
      writer.#store = new ChunkStore(client, { importId, expectExisting: rows[0]?.any ?? true, holdsReferences, onOwnChange: (seq) => deps.rules.skip(seq) });
      return writer;
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  /** Assigns the rows that have piled up; once they make a chunk, has them stored. */
  async take(bytesDone: number): Promise<void> {
    await this.#assign();
    if (this.#chunk.size >= CHUNK_ROWS) await this.#write(bytesDone);
  }

  /** Stores the rest and waits for all of it; the job's progress is complete afterwards. */
  async finish(bytesDone: number): Promise<void> {
    await this.#assign();
    await this.#write(bytesDone);
    await this.#writing;
  }

  /** Waits for what is under way, whatever comes of it. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  close(): void {
    this.#client?.off("error", ignore);
    this.#client?.release(this.#broken);
    this.#client = null;
  }

  async #assign(): Promise<void> {
    const { pile, rules } = this.#deps;
    const first = pile.drafts[0];
    if (first !== undefined && this.#chunk.size === 0) await rules.renew(first.rowNumber);
    const { drafts, assignments, seenInRow } = pile.take(rules);
    const stores = this.#store !== null;
    if (stores) await this.#bases.intern(new Set(assignments.map(({ basis }) => basis)));
    assignments.forEach((assignment, i) => {
      const draft = drafts[i];
      if (draft === undefined) return;
      this.#chunk.add(draft, assignment, seenInRow.get(i));
      if (!stores) return;
      const basisId = this.#bases.of(assignment.basis);
      this.#chunk.references.bases.add(basisId);
      this.#text.add(draft, assignment, basisId);
    });
    if (stores) this.#chunk.pieces.push(this.#text.take());
  }

  async #write(bytesDone: number): Promise<void> {
    const { tally, categories } = this.#deps;
    const chunk = this.#chunk;
    this.#chunk = new IncidentChunk();
    chunk.reached = { bytesDone, rowsRead: tally.rowsRead, rowsRejected: tally.rowsRejected };
    chunk.newCategories = [...categories.pending.values()];
    categories.pending.clear();
    await this.#writing;
    this.#writing = this.#put(chunk);
    this.#writing.catch(() => (this.#broken = true));
  }

  async #put(chunk: IncidentChunk): Promise<void> {
    const { tally } = this.#deps;
    const stored = await (this.#store === null ? this.#pretend(chunk) : this.#store.store(chunk));
    tally.stored(chunk, stored);
    for (const i of stored.repeated) {
      await tally.finding({
        rowNumber: chunk.rowNumbers[i] ?? 0, field: "external_id", reason: "duplicate_in_file", value: chunk.externalIds[i] ?? "", outcome: "stored",
        message: `Row ${chunk.seenInRow.get(i)} of this file has the same number; that row was kept.`,
      });
    }
  }

  /** What storing would do. */
  async #pretend(chunk: IncidentChunk): Promise<StoredChunk> {
    const { fresh, present, repeated } = sortOut(chunk, await findExisting(this.#deps.context.pool, chunk));
    // Earlier chunks were not stored, so for those rows having been seen must do.
    const before = new Set(fresh.filter((i) => chunk.seenInRow.has(i)));
    return { stored: fresh.filter((i) => !before.has(i)), present: present + before.size, repeated: [...repeated, ...before] };
  }
}

function ignore(): void {}
