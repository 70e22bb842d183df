import { type Kysely, sql } from "kysely";
import type { Database } from "../../store/schema.ts";
import type { ReadingDraft } from "./read-readings.ts";

export type ReadingOutcome = { kind: "new" } | { kind: "present" } | { kind: "corrected"; before: number };

const keyOf = (section: string, indicator: string, atMs: number) => `${section}\u001f${indicator}\u001f${atMs}`;

export function readingKey({ sectionCode, indicator, observedAt }: Pick<ReadingDraft, "sectionCode" | "indicator" | "observedAt">): string {
  return keyOf(sectionCode, indicator, observedAt.getTime());
}

/**
 * Writes readings of which no two are of the same section, indicator and instant. One that is stored
 * with another value is corrected. What became of each, in their order.
 */
export async function storeReadings(trx: Kysely<Database>, drafts: readonly ReadingDraft[], importId: number | null): Promise<ReadingOutcome[]> {
  if (drafts.length === 0) return [];
  const sections = drafts.map(({ sectionCode }) => sectionCode);
  const indicators = drafts.map(({ indicator }) => indicator);
  const instants = drafts.map(({ observedAt }) => observedAt.toISOString());
  const { rows } = await sql<{ section_code: string; indicator: string; observed_at: Date; value: number; below_detection: boolean }>`
    select section_code, indicator, observed_at, value, below_detection from reading
    join unnest(${sections}::text[], ${indicators}::text[], ${instants}::timestamptz[]) as given (section_code, indicator, observed_at)
      using (section_code, indicator, observed_at)`.execute(trx);
  const stored = new Map(rows.map((row) => [keyOf(row.section_code, row.indicator, row.observed_at.getTime()), row]));
  const outcomes = drafts.map((draft): ReadingOutcome => {
    const before = stored.get(readingKey(draft));
    if (before === undefined) return { kind: "new" };
    return before.value === draft.value && before.below_detection === draft.isBelowDetection ? { kind: "present" } : { kind: "corrected", before: before.value };
  });
  const written = drafts.filter((_, at) => outcomes[at]?.kind !== "present");
  if (written.length > 0) await write(trx, written, importId);
  return outcomes;
}

async function write(trx: Kysely<Database>, drafts: readonly ReadingDraft[], importId: number | null): Promise<void> {
  await sql`
    insert into reading (section_code, indicator, observed_at, value, stated_value, stated_unit, below_detection, import_id)
    select *, ${importId}::bigint from unnest(
      ${drafts.map((d) => d.sectionCode)}::text[], ${drafts.map((d) => d.indicator)}::text[], ${drafts.map((d) => d.observedAt.toISOString())}::timestamptz[],
      ${drafts.map((d) => d.value)}::double precision[], ${drafts.map((d) => d.statedValue)}::text[], ${drafts.map((d) => d.statedUnit)}::text[],
      ${drafts.map((d) => d.isBelowDetection)}::boolean[])
    on conflict (section_code, indicator, observed_at) do update set
      value = excluded.value, stated_value = excluded.stated_value, stated_unit = excluded.stated_unit,
      below_detection = excluded.below_detection, import_id = excluded.import_id`.execute(trx);
}
