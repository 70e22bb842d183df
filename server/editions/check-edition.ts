import type { Kysely } from "kysely";
import { checkCells, type Finding } from "../../geo/index.ts";
import { ConflictError } from "../errors.ts";
import { said, type Said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { readEditionCells } from "./edition-cells.ts";
import { findParents } from "./find-parents.ts";
import { lockDraft } from "./store-cells.ts";
import { storeFindings } from "./stored-findings.ts";
import { territoryOverlaps } from "./territory-overlaps.ts";

export interface CheckOutcome {
  findings: Finding[];
  cellCount: number;
  /** What people should be told beside the findings. */
  notes: Said[];
}

export interface CheckProgress {
  /** Share done, 0 to 1, and a word for people. */
  onProgress?: ((done: number, phase: string) => void) | undefined;
}

/**
 * Finds parents by containment where none were given, checks the topology of a draft edition and
 * stores what it finds.
 *
 * @throws {NotFoundError} @throws {ConflictError} when the edition has been published or has no cells.
 */
export async function checkEdition(db: Kysely<Database>, editionId: number, progress: CheckProgress = {}): Promise<CheckOutcome> {
  return db.transaction().execute((trx) => checkDraft(trx, editionId, progress));
}

/** `checkEdition` in the caller's transaction; the edition stays locked until that ends. */
export async function checkDraft(trx: Kysely<Database>, editionId: number, { onProgress }: CheckProgress): Promise<CheckOutcome> {
  await lockDraft(trx, editionId);
  onProgress?.(0, "reading cells");
  const cells = await readEditionCells(trx, editionId);
  if (cells.length === 0) throw new ConflictError(said("The edition has no cells yet: import some first.", "这个版本还没有网格，请先导入。"));
  onProgress?.(0.1, "finding parents");
  const { found, straddling } = await findParents(trx, editionId, cells);
  const notes: Said[] = [];
  if (found > 0) notes.push(said(`${found} cells got the parent that holds them.`, `${found} 个网格按所在位置补上了上级。`));
  if (straddling.length > 0) {
    const [first, isMore] = [straddling.slice(0, 10), straddling.length > 10];
    notes.push(said(
      `${straddling.length} of them reach beyond it and went to the parent with which they share most ground: ${first.join(", ")}${isMore ? ", …" : ""}.`,
      `其中 ${straddling.length} 个伸出上级之外，归入重叠面积最大的上级：${first.join("、")}${isMore ? "……" : ""}。`,
    ));
  }
  const findings = checkCells({ type: "FeatureCollection", features: cells.map((cell) => cell.feature) }, {
    onProgress: (done) => onProgress?.(0.2 + 0.65 * done, "checking topology"),
  });
  onProgress?.(0.85, "comparing territories");
  findings.push(...await territoryOverlaps(trx, editionId, cells.reduce((top, cell) => Math.min(top, cell.depth), Infinity)));
  onProgress?.(0.9, "storing findings");
  await storeFindings(trx, editionId, findings);
  await trx.updateTable("boundary_edition").set({ checked_at: new Date() }).where("id", "=", editionId).execute();
  onProgress?.(1, "checked");
  return { findings, cellCount: cells.length, notes };
}
