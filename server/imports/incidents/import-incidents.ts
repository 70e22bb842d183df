import { setImmediate } from "node:timers/promises";
import type { ImportFinding, ImportOptions, ImportReport } from "../../contract/import.ts";
import { InvalidError } from "../../errors.ts";
import { said, type Said } from "../../said.ts";
import type { Importer } from "../importer.ts";
import { openRows } from "../read/open-rows.ts";
import { DamagedFileError } from "../read/read-bytes.ts";
import type { RowBatch } from "../read/row-table.ts";
import { CategoryBook } from "./category-book.ts";
import { RowChecker } from "./check-row.ts";
import { ChunkWriter } from "./chunk-writer.ts";
import { CurrentRules } from "./current-rules.ts";
import { type IncidentColumns, resolveIncidentColumns } from "./incident-columns.ts";
import { IncidentTally } from "./incident-tally.ts";
import { DraftPile } from "./draft-pile.ts";
import { unusedRecodes } from "./recode-table.ts";

/**
 * Imports incidents from a table, each assigned as of the time at which it occurred.
 *
 * Every row ends stored, already present or refused with a finding. Rows are stored in chunks of
 * some thousands, each with its event and the job's progress in one transaction: whenever the
 * process ends, importing the same file again adds exactly what is missing.
 *
 * @throws {InvalidError} when options or file cannot be used; what was stored before a damaged place
 *   of the file stays.
 */
export const importIncidents: Importer = async (source, options, context) => {
  const startedAt = performance.now();
  let bytesDone = 0;
  const table = await openRows(source, { encoding: options.encoding, signal: context.signal, onBytes: (done) => (bytesDone = done) });
  const columns = resolveIncidentColumns(table, options, source.fileName);
  const rules = await CurrentRules.load(context);
  const pile = new DraftPile(options, table.columns, rules.territories, columns.recodes);
  const categories = new CategoryBook(await context.db.selectFrom("category").select(["code", "name_zh", "name_en"]).execute(), options.createCategories);
  const tally = new IncidentTally(context);
  const writer = await ChunkWriter.open({ options, context, tally, pile, categories, columns, rules });
  let damage: DamagedFileError | undefined;
  try {
    try {
      await readRows();
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      damage = error;
    }
    // The rows before a damaged place are whole: they are stored like all others.
    await writer.finish(bytesDone);
  } catch (error) {
    await writer.settle();
    throw error;
  } finally {
    writer.close();
  }
  tally.assertComplete();
  const notes = [...table.notes, ...columns.notes, ...writer.notes, ...rules.notes];
  const totals = report(tally, pile, categories, notes, columns, performance.now() - startedAt);
  if (damage !== undefined) {
    context.onFailedReport?.(totals);
    throw withProgress(damage, tally, options.dryRun);
  }
  tally.progress("done", bytesDone);
  return totals;

  async function readRows(): Promise<void> {
    const found: ImportFinding[] = [];
    const checker = new RowChecker({ columns, categories, nowMs: Date.now(), onFinding: (finding) => found.push(finding) });
    for await (const batch of table.batches) {
      context.signal.throwIfAborted();
      checkBatch(batch, checker, pile);
      tally.rowsRead += batch.rows.length;
      refuseWithoutZone(found, tally, options);
      for (const finding of found.splice(0)) await tally.finding(finding);
      await writer.take(bytesDone);
      tally.progress(options.dryRun ? "checking" : "storing", bytesDone);
      // Answers to requests and the socket to the database get their turn between batches.
      await setImmediate();
    }
  }
};

function checkBatch(batch: RowBatch, checker: RowChecker, pile: DraftPile): void {
  const faults = new Map(batch.faults.map((fault) => [fault.index, fault]));
  for (let i = 0; i < batch.rows.length; i++) {
    const row = batch.rows[i] ?? [];
    const rowNumber = batch.firstRowNumber + i;
    const fault = faults.size > 0 ? faults.get(i) : undefined;
    if (fault) {
      checker.refuse(rowNumber, fault.reason, row[0] ?? "", fault.message);
      continue;
    }
    const draft = checker.check(row, batch.geometries?.[i] ?? null, rowNumber, batch.unreadable);
    if (draft) pile.add(draft, row);
  }
}

/** A missing zone is a missing option, not a fault of every row: said before anything is stored. */
function refuseWithoutZone(found: readonly ImportFinding[], tally: IncidentTally, options: ImportOptions): void {
  if (options.timeZone !== undefined || tally.hasStored) return;
  const first = found.find(({ reason }) => reason === "no_time_zone");
  if (!first) return;
  throw InvalidError.at("timeZone", said(
    `Times such as "${first.value}" (row ${first.rowNumber}) carry no offset: state their zone, --timezone Asia/Shanghai.`,
    `时间如“${first.value}”（第 ${first.rowNumber} 行）没有写时区，请声明所在时区，如 Asia/Shanghai。`,
  ));
}

function withProgress(error: DamagedFileError, tally: IncidentTally, isDryRun: boolean): DamagedFileError {
  return new DamagedFileError(said(
    `${error.message} ${tally.rowsStored} of them ${isDryRun ? "would be" : "were"} stored, ${tally.rowsPresent} were present, ${tally.rowsRejected} were refused. Import the whole file again: what is stored will be recognised.`,
    `${error.messageZh}其中${isDryRun ? "可入库" : "已入库"} ${tally.rowsStored} 行，已有 ${tally.rowsPresent} 行，退回 ${tally.rowsRejected} 行。请取得完整文件后再导入：已入库的会被认出。`,
  ));
}

function report(
  tally: IncidentTally, pile: DraftPile, categories: CategoryBook, notes: Said[], columns: IncidentColumns, elapsedMs: number,
): ImportReport {
  const { placeholders, comparisons } = pile;
  if (columns.times.sawExcelSerials) {
    notes.push(said("Some times are day numbers of Excel and were read as days since 30 December 1899.", "有的时间是 Excel 日期序号，已按 1899 年 12 月 30 日起的天数读取。"));
  }
  if (placeholders.length > 0) {
    const [most] = placeholders;
    notes.push(said(
      `${placeholders.length} position(s) are shared by suspiciously many rows, probably placeholders for an unknown place: first ${most?.x}, ${most?.y} with ${most?.rows} rows.`,
      `有 ${placeholders.length} 处位置被异常多的行共用，可能是位置不明时的占位：最多的是 ${most?.x}, ${most?.y}，共 ${most?.rows} 行。`,
    ));
  }
  notes.push(...unusedRecodes(columns.recodes));
  for (const comparison of comparisons) notes.push(...comparison.sentences());
  return {
    ...tally.totals(),
    placeholders,
    agreements: comparisons.map(({ agreement }) => agreement),
    createdCategories: categories.created.map(({ code }) => code),
    elapsedMs: Math.round(elapsedMs),
    notes,
  };
}

