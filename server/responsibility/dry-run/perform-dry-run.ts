import { type Kysely, sql } from "kysely";
import { loadSnapshot } from "../../assignment/load-snapshot.ts";
import { createZoneClock } from "../../assignment/zone-clock.ts";
import type { Named } from "../../contract/primitives.ts";
import type { DryRunReport, RuleChange } from "../../contract/responsibility.ts";
import { toldOf } from "../../errors.ts";
import type { Database } from "../../store/schema.ts";
import type { FoundCell } from "../../territory/find-cell.ts";
import type { Territories } from "../../territory/territories.ts";
import { changedRules, timelessRules } from "../drafts/draft-rules.ts";
import { lastTwelveMonths } from "../matrix/count-incidents.ts";
import { createJudge, type PastIncident } from "./create-judge.ts";
import { finishDryRun, readDryRunRow, saveDryRunProgress, startDryRun } from "./dry-run-rows.ts";
import { ReplayTally } from "./replay-tally.ts";

const BATCH_ROWS = 10_000;

/**
 * Replays the incidents of the last twelve months by today's rules and by a draft's, and stores what
 * differs. Each incident keeps the cell that it was given by the boundaries of its time, and meets the
 * people of its time; only the rules are taken as if they had held all year. Memory does not grow with
 * the number of incidents.
 */
export async function performDryRun(db: Kysely<Database>, dryRunId: number, timeZone: string, signal: AbortSignal): Promise<void> {
  try {
    const report = await replayLastYear(db, dryRunId, timeZone, signal);
    await finishDryRun(db, dryRunId, { state: "done", report });
  } catch (error) {
    await finishDryRun(db, dryRunId, signal.aborted ? { state: "cancelled" } : { state: "failed", error: toldOf(error) });
    throw error;
  }
}

async function replayLastYear(db: Kysely<Database>, dryRunId: number, timeZone: string, signal: AbortSignal): Promise<DryRunReport> {
  const { changes, created_at: to } = await readDryRunRow(db, dryRunId);
  const { from } = lastTwelveMonths(to, timeZone);
  const { rows: [counted] } = await sql<{ count: number }>`select count(*) as count from incident where occurred_at >= ${from} and occurred_at < ${to}`.execute(db);
  await startDryRun(db, dryRunId, Number(counted?.count ?? 0));
  const { territories, responsibilities } = await loadSnapshot(db);
  const { rules } = responsibilities;
  const clock = createZoneClock(timeZone);
  const judgeBefore = createJudge({ ...responsibilities, rules: timelessRules(rules, to.getTime()) }, clock);
  const judgeAfter = createJudge({ ...responsibilities, rules: timelessRules(changedRules(rules, changes as RuleChange[], to.getTime()).rules, to.getTime()) }, clock);
  const tally = new ReplayTally(responsibilities);
  let done = 0;
  let after = 0;
  for (;;) {
    signal.throwIfAborted();
    const batch = await readBatch(db, after, from, to);
    for (const row of batch) {
      const incident = pastIncident(row, territories);
      tally.add(incident, judgeBefore(incident), judgeAfter(incident));
    }
    done += batch.length;
    after = Number(batch.at(-1)?.id ?? 0);
    if (batch.length < BATCH_ROWS) break;
    await saveDryRunProgress(db, dryRunId, done);
  }
  return { from: from.toISOString(), to: to.toISOString(), ...tally.report(await titlesOf(db, tally.sample().map(({ incident }) => incident.id), territories)) };
}

interface BatchRow {
  id: number;
  occurred_at: Date;
  category_code: string;
  subject_type: string | null;
  assignment_result: string;
  edition_id: number | null;
  cell_code: string | null;
}

async function readBatch(db: Kysely<Database>, after: number, from: Date, to: Date): Promise<BatchRow[]> {
  return db.selectFrom("incident")
    .select(["id", "occurred_at", "category_code", "subject_type", "assignment_result", "edition_id", "cell_code"])
    .where("id", ">", after).where("occurred_at", ">=", from).where("occurred_at", "<", to)
    .orderBy("id").limit(BATCH_ROWS).execute();
}

function pastIncident(row: BatchRow, { editions }: Territories): PastIncident {
  return {
    id: Number(row.id), occurredMs: row.occurred_at.getTime(), categoryCode: row.category_code, subjectType: row.subject_type, recorded: row.assignment_result,
    owner: ownerOf(row.edition_id, row.cell_code, editions),
  };
}

function ownerOf(editionId: number | null, cellCode: string | null, editions: Territories["editions"]): FoundCell | null {
  const edition = editionId === null ? undefined : editions.get(editionId);
  const place = edition?.placeOf(cellCode ?? "") ?? -1;
  return edition !== undefined && place >= 0 ? { edition, place } : null;
}

async function titlesOf(db: Kysely<Database>, ids: readonly number[], { editions }: Territories): Promise<Map<number, { title: string; cell: Named | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("incident").select(["id", "title", "edition_id", "cell_code"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => {
    const owner = ownerOf(row.edition_id, row.cell_code, editions);
    const cell = owner?.edition.cells[owner.place];
    return [Number(row.id), { title: row.title, cell: cell === undefined ? null : { code: cell.code, nameZh: cell.nameZh, nameEn: cell.nameEn } }];
  }));
}
