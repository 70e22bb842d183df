import { type Kysely, sql } from "kysely";
import { explainFinding } from "../../geo/index.ts";
import { ConflictError, detailAt, InvalidError } from "../errors.ts";
import { appendEvent } from "../events/append-events.ts";
import { didYouMean } from "../imports/nearest-name.ts";
import { said, type Said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { checkDraft, type CheckProgress } from "./check-edition.ts";
import { lockDraft } from "./store-cells.ts";
import { findingOf, readFindings, type FindingRow } from "./stored-findings.ts";

export interface PublishWish extends CheckProgress {
  /** Ids of findings that are errors and shall not stand in the way. */
  accept: readonly string[];
  /** Whether the transaction is going to be undone, so that what is told is what would be. */
  isTrial?: boolean;
  /** Why; required with `accept`. */
  reason: string | undefined;
}

const MOST_TOLD = 20;
// Any constant that nothing else here uses.
const PUBLISH_LOCK = 5_043_916;

/**
 * Checks a draft edition and puts it in force from its effective date, together with the event.
 * Findings are stored either way, so that a refusal can be looked into.
 *
 * @throws {ConflictError} naming every error that was not accepted, or when another edition of the
 *   territory begins at the same instant, or the edition was published before.
 * @throws {InvalidError} when an accepted id is not among the findings, or no reason is given.
 */
export async function publishEdition(db: Kysely<Database>, editionId: number, wish: PublishWish): Promise<{ notes: Said[] }> {
  if (wish.accept.length > 0 && (wish.reason ?? "").trim() === "") {
    throw InvalidError.at("acceptReason", said("Accepting an error needs a reason, which is kept with it: --accept-reason \"…\".", "接受阻断项须写明理由，理由随之保留。"));
  }
  const outcome = await db.transaction().execute((trx) => publishDraft(trx, editionId, wish)).catch((error: unknown) => {
    throw explainTakenInstant(error);
  });
  if ("blocking" in outcome) throw refusal(outcome);
  return outcome;
}

interface Obstacles {
  errors: FindingRow[];
  /** Ids that were to be accepted and are no errors. */
  unknown: string[];
  blocking: FindingRow[];
}

/** `publishEdition` in the caller's transaction; what stands in the way is answered, not thrown. */
export async function publishDraft(trx: Kysely<Database>, editionId: number, wish: PublishWish): Promise<{ notes: Said[] } | Obstacles> {
  const outcome = await putInForce(trx, editionId, wish);
  if (!("blocking" in outcome)) await appendEvent(trx, { type: "edition.published", incidentId: null, payload: { editionId, territory: outcome.territory } });
  return outcome;
}

/** `publishDraft` without its event, for a transaction that has more to do before it tells of anything. */
export async function putInForce(trx: Kysely<Database>, editionId: number, wish: PublishWish): Promise<{ notes: Said[]; territory: string } | Obstacles> {
  await lockDraft(trx, editionId);
  // Two territories on one ground must not both be published because neither saw the other.
  await sql`select pg_advisory_xact_lock(${PUBLISH_LOCK})`.execute(trx);
  const { cellCount, notes } = await checkDraft(trx, editionId, wish);
  const findings = await readFindings(trx, editionId);
  const errors = findings.filter((row) => row.severity === "error");
  const unknown = wish.accept.filter((id) => !errors.some((row) => row.finding_id === id));
  const blocking = errors.filter((row) => row.accepted_at === null && !wish.accept.includes(row.finding_id));
  // Nothing is thrown in here: the findings must be kept when publishing is refused.
  if (unknown.length > 0 || blocking.length > 0) return { errors, unknown, blocking };
  if (wish.accept.length > 0) {
    await trx.updateTable("topology_finding").set({ accepted_at: new Date(), accepted_reason: wish.reason?.trim() ?? "" })
      .where("edition_id", "=", editionId).where("finding_id", "in", wish.accept).where("accepted_at", "is", null).execute();
  }
  const { name, territory } = await publish(trx, editionId);
  const accepted = errors.length === 0 ? said("", "") : said(`, ${errors.length} errors accepted`, `，接受阻断项 ${errors.length} 个`);
  const warnings = findings.filter((row) => row.severity === "warning").length;
  const warned = warnings === 0 ? said("", "") : said(`, ${warnings} warnings worth a look`, `，另有 ${warnings} 条提醒可看`);
  const isTrial = wish.isTrial === true;
  return { territory, notes: [...notes, said(
    `Edition "${name}" of territory "${territory}" ${isTrial ? "would be" : "is"} published: ${cellCount} cells${accepted.en}${warned.en}.`,
    `${isTrial ? "将发布" : "已发布"}辖区“${territory}”的版本“${name}”：网格 ${cellCount} 个${accepted.zh}${warned.zh}。`,
  )] };
}

async function publish(trx: Kysely<Database>, editionId: number): Promise<{ name: string; territory: string }> {
  return trx.updateTable("boundary_edition").set({ status: "published", published_at: new Date() })
    .where("id", "=", editionId).returning(["name", "territory"]).executeTakeFirstOrThrow();
}

/** Another edition begins at the same instant; any other error stays as it is. */
export function explainTakenInstant(error: unknown): unknown {
  const isTaken = typeof error === "object" && error !== null && (error as { constraint?: string }).constraint === "boundary_edition_in_force";
  return isTaken ? new ConflictError(said(
    "Another published edition of the territory takes effect at the same instant. Give this one a different --effective-from.",
    "该辖区另有已发布的版本在同一时刻生效，请改生效日期。",
  )) : error;
}

/** The obstacles in words, each with what to do. */
export function refusal({ errors, unknown, blocking }: Obstacles): InvalidError | ConflictError {
  const ids = errors.map((row) => row.finding_id);
  if (unknown.length > 0) {
    return new InvalidError(
      said(
        unknown.map((id) => `There is no error "${id}" to accept.${didYouMean(id, ids)}`).join(" ") + (ids.length === 0 ? " There are none at all." : ` Errors: ${ids.slice(0, MOST_TOLD).join(", ")}.`),
        `没有可接受的阻断项 ${unknown.join("、")}。${ids.length === 0 ? "现在没有阻断项。" : `现有：${ids.slice(0, MOST_TOLD).join("、")}。`}`,
      ),
      unknown.map((id) => detailAt("accept", said(`"${id}" is not among the errors`, `${id} 不在阻断项之中`))),
    );
  }
  const details = blocking.map((row) => {
    const [en, zh] = (["en", "zh"] as const).map((language) => explainFinding(findingOf(row), language));
    return detailAt(row.finding_id, said(`${en!.title}: ${en!.explanation} ${en!.advice}`, `${zh!.title}：${zh!.explanation}${zh!.advice}`));
  });
  const shown = details.slice(0, MOST_TOLD);
  const rest = details.length - shown.length;
  return new ConflictError(
    said(
      `Not published: ${blocking.length === 1 ? "one error stands" : `${blocking.length} errors stand`} in the way. Correct the boundaries, or accept each by its id with a reason (--accept ID,… --accept-reason "…").\n`
        + shown.map(({ field, message }) => `  ${field}\n    ${message}`).join("\n") + (rest > 0 ? `\n  … and ${rest} more.` : ""),
      `没有发布：还有 ${blocking.length} 个阻断项。请修改边界，或逐个写明理由接受。${shown.map(({ messageZh }) => messageZh).join("")}${rest > 0 ? `另有 ${rest} 个。` : ""}`,
    ),
    details,
  );
}
