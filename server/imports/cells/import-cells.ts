import { type Kysely, sql } from "kysely";
import { chooseEdition, type ChosenEdition } from "../../editions/choose-edition.ts";
import type { ImportOptions } from "../../contract/import.ts";
import type { NewCell } from "../../editions/new-cell.ts";
import { publishDraft, publishEdition, refusal } from "../../editions/publish-edition.ts";
import { storeCells } from "../../editions/store-cells.ts";
import { ServiceError } from "../../errors.ts";
import { said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { ImportTally } from "../import-tally.ts";
import type { Importer } from "../importer.ts";
import { readCells } from "./read-cells.ts";

// Any constant will do: it keeps two files from choosing, or making, an edition at once.
const CELLS_LOCK = 5_043_914;

/** Ends a dry run's transaction after everything was tried. */
class DryRunEnd extends Error {}

/**
 * Loads the cells of one file into a draft boundary edition, in one transaction, and publishes the
 * edition afterwards where that was asked for.
 *
 * @throws {ConflictError} when publishing is refused; the cells then stay in the draft.
 */
export const importCells: Importer = async (source, options, context) => {
  const tally = new ImportTally(context);
  let chosen: ChosenEdition | undefined;
  try {
    await context.db.transaction().execute(async (trx) => {
      const cells = await readCells(source, options, context, trx, tally);
      await sql`select pg_advisory_xact_lock(${CELLS_LOCK})`.execute(trx);
      chosen = await chooseEdition(trx, cells, {
        edition: options.edition, territory: options.territory, effectiveFrom: options.effectiveFrom,
        fileName: source.fileName, timeZone: options.timeZone ?? context.settings.timeZone, now: new Date(),
      });
      tally.notes.push(said(
        `Edition "${chosen.name}" of territory "${chosen.territory}" (${chosen.isNew ? "new draft" : "draft"}): ${chosen.because.en}.`,
        `辖区“${chosen.territory}”的版本“${chosen.name}”（${chosen.isNew ? "新草案" : "草案"}）：${chosen.because.zh}。`,
      ));
      const { replaced } = await storeCells(trx, chosen.id, cells, (stored) => {
        tally.rowsStored = stored;
        tally.progress("storing");
      });
      if (replaced > 0) {
        tally.notes.push(said(
          `They ${options.dryRun ? "would replace" : "replace"} ${replaced} cells of the same level that the draft held.`,
          `${options.dryRun ? "将替换" : "替换了"}草案中同一层级的 ${replaced} 个网格。`,
        ));
      }
      await noteMissingLevels(trx, chosen, cells, tally);
      if (options.dryRun) {
        if (options.publish) await tryPublishing(trx, chosen.id, options, tally);
        throw new DryRunEnd();
      }
    });
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error;
    tally.notes.push(said("A dry run: nothing was stored.", "这是试算，没有保存。"));
  }
  if (chosen !== undefined && !options.dryRun) context.onEdition?.(chosen.id);
  if (options.publish && !options.dryRun && chosen !== undefined) {
    tally.progress("checking");
    const published = await publishEdition(context.db, chosen.id, {
      accept: options.accept, reason: options.acceptReason,
      onProgress: () => tally.progress("checking"),
    }).catch((error: unknown) => {
      context.onFailedReport?.({ ...tally.report(), ...editionOf(chosen) });
      // The refusal must not read as if the cells were gone.
      if (error instanceof ServiceError) {
        throw error.after(said(`The cells are stored in the draft "${chosen?.name}", but it was not published. `, `网格已存入草案“${chosen?.name}”，但没有发布。`));
      }
      throw error;
    });
    tally.notes.push(...published.notes);
  }
  tally.progress("done");
  return { ...tally.report(), ...(options.dryRun ? {} : editionOf(chosen)) };
};

const editionOf = (chosen: ChosenEdition | undefined) => (chosen === undefined ? {} : { editionId: chosen.id });

/** Says what publishing would find and do, in a transaction that is about to be undone. */
async function tryPublishing(trx: Kysely<Database>, editionId: number, options: ImportOptions, tally: ImportTally): Promise<void> {
  tally.progress("checking");
  const outcome = await publishDraft(trx, editionId, { accept: options.accept, isTrial: true, reason: options.acceptReason ?? "tried", onProgress: () => tally.progress("checking") });
  if ("blocking" in outcome) {
    const { message, messageZh } = refusal(outcome);
    tally.notes.push(said(`Publishing would be refused. ${message}`, `发布将被拒绝。${messageZh}`));
  } else tally.notes.push(...outcome.notes);
}

/** A new edition replaces the old one whole: levels that only the old one has would be lost. */
async function noteMissingLevels(trx: Kysely<Database>, chosen: ChosenEdition, cells: readonly NewCell[], tally: ImportTally): Promise<void> {
  const inForce = await trx.selectFrom("boundary_edition").select(["id", "name"])
    .where("territory", "=", chosen.territory).where("status", "=", "published").orderBy("effective_from", "desc").executeTakeFirst();
  if (inForce === undefined || cells.length === 0) return;
  const levelsOf = async (id: number) => (await trx.selectFrom("cell").select("level_code").distinct().where("edition_id", "=", id).execute()).map((row) => row.level_code);
  const here = new Set(await levelsOf(chosen.id));
  const missing = (await levelsOf(inForce.id)).filter((level) => !here.has(level));
  if (missing.length > 0) {
    tally.notes.push(said(
      `Edition "${inForce.name}" also has the levels ${missing.join(", ")}; import them too before this one is published, or they are gone from then on.`,
      `版本“${inForce.name}”还有层级 ${missing.join("、")}：发布前请一并导入，否则发布后这些层级不复存在。`,
    ));
  }
}
