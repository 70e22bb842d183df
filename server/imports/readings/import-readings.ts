import { type Kysely, sql } from "kysely";
import { appendEvent } from "../../events/append-events.ts";
import { joined, said, type Said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { ImportTally } from "../import-tally.ts";
import type { Importer } from "../importer.ts";
import { openRows } from "../read/open-rows.ts";
import { describePlaces } from "../resolve-columns.ts";
import type { ReadingDraft } from "./read-readings.ts";
import { resolveReadingColumns } from "./reading-columns.ts";
import { type ReadRow, readRows } from "./reading-rows.ts";
import { SectionBook } from "./section-book.ts";
import { readingKey, type ReadingOutcome, storeReadings } from "./store-readings.ts";

// Any constant will do: it keeps two files of readings from being stored at once.
const READINGS_LOCK = 5_043_913;

/** Ends a dry run's transaction after everything was tried. */
class DryRunEnd extends Error {}

/**
 * Imports readings of monitoring sections in one transaction, from a long or a wide table. A row
 * counts as stored when any of its readings is new or corrected, as present when all of them were
 * there already. A value that cannot be used is a finding; the other values of its row are stored.
 *
 * @throws {InvalidError} when the options or the file as a whole cannot be used.
 */
export const importReadings: Importer = async (source, options, context) => {
  const tally = new ImportTally(context);
  const timeZone = options.timeZone ?? context.settings.timeZone;
  const table = await openRows(source, { encoding: options.encoding, onBytes: (done) => tally.bytes(done), signal: context.signal });
  const columns = resolveReadingColumns(table.columns, options, { timeZone });
  const counts = new ReadingCounts();
  try {
    await context.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${READINGS_LOCK})`.execute(trx);
      const reader = { columns, sections: await SectionBook.load(trx), width: table.columns.length, context: { timeZone }, nowMs: Date.now() };
      for await (const batch of table.batches) {
        await storeRows(trx, readRows(reader, batch), { tally, counts, importId: context.importId });
        tally.progress(options.dryRun ? "checking" : "storing");
      }
      if (options.dryRun) throw new DryRunEnd();
      if (context.importId !== null && counts.changed > 0) {
        await appendEvent(trx, { type: "readings.imported", incidentId: null, payload: { importId: context.importId, count: counts.changed } });
      }
    });
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error;
  }
  const wide = columns.wide.map(({ indicator, heading, unit }) => said(
    `${indicator.nameEn} from "${heading}"${unit === "" ? "" : ` in ${unit}`}`, `${indicator.nameZh}取“${heading}”列${unit === "" ? "" : `（${unit}）`}`,
  ));
  const read = joined([describePlaces(columns.places), ...wide], said(", ", "，"));
  tally.notes.push(...table.notes, said(
    `Read ${read.en}; times without an offset are of ${timeZone}.`,
    `读取：${read.zh}；未写时区的时间按 ${timeZone}。`,
  ), counts.sentence());
  tally.progress("done");
  return tally.report();
};

interface StoreDeps {
  tally: ImportTally;
  counts: ReadingCounts;
  importId: number | null;
}

async function storeRows(trx: Kysely<Database>, rows: readonly ReadRow[], { tally, counts, importId }: StoreDeps): Promise<void> {
  tally.rowsRead += rows.length;
  const drafts: ReadingDraft[] = [];
  for (const row of rows) drafts.push(...counts.takeFirst(row));
  const outcomes = await storeReadings(trx, drafts, importId);
  const changedRows = new Set<number>();
  for (const [at, draft] of drafts.entries()) {
    const outcome = outcomes[at];
    if (outcome === undefined) continue;
    counts.add(outcome.kind);
    if (outcome.kind !== "present") changedRows.add(draft.rowNumber);
    if (outcome.kind === "corrected") {
      await tally.finding({ rowNumber: draft.rowNumber, field: draft.field, reason: "corrected", value: draft.statedValue, outcome: "stored", message: `A reading of ${draft.indicator} at this time was stored as ${outcome.before}; it is now ${draft.value}.` });
    }
  }
  for (const row of rows) {
    const isUsable = row.drafts.length > 0;
    for (const fault of row.faults) await tally.finding({ rowNumber: row.rowNumber, ...fault, outcome: isUsable ? "stored" : "rejected" });
    if (!isUsable) continue;
    if (changedRows.has(row.rowNumber)) tally.rowsStored++;
    else tally.rowsPresent++;
  }
}

/** Totals by reading, beside those by row, and which readings the file has had already. */
class ReadingCounts {
  readonly #seen = new Map<string, { rowNumber: number; value: number }>();
  readonly #outcomes = { new: 0, present: 0, corrected: 0 };

  get changed(): number {
    return this.#outcomes.new + this.#outcomes.corrected;
  }

  add(kind: ReadingOutcome["kind"]): void {
    this.#outcomes[kind]++;
  }

  /** The readings of a row that no earlier row has; one with another value than there is a fault of this row. */
  takeFirst(row: ReadRow): ReadingDraft[] {
    const first: ReadingDraft[] = [];
    for (const draft of [...row.drafts]) {
      const key = readingKey(draft);
      const earlier = this.#seen.get(key);
      if (earlier === undefined) {
        this.#seen.set(key, { rowNumber: draft.rowNumber, value: draft.value });
        first.push(draft);
      } else if (earlier.value !== draft.value) {
        row.drafts.splice(row.drafts.indexOf(draft), 1);
        row.faults.push({ field: draft.field, reason: "duplicate_in_file", value: draft.statedValue, message: `Row ${earlier.rowNumber} of this file has another value for the same section, indicator and time; that one is kept.` });
      }
    }
    return first;
  }

  sentence(): Said {
    const { new: added, present, corrected } = this.#outcomes;
    return said(`Readings: ${added} added, ${corrected} corrected, ${present} present already.`, `监测值：新增 ${added} 个，更正 ${corrected} 个，已有 ${present} 个。`);
  }
}
