import type pg from "pg";
import type { IncidentDraft } from "./incident-draft.ts";

/** One key for a source system and an id in it. */
export function incidentKey(sourceSystem: string, externalId: string): string {
  return `${sourceSystem}\u0000${externalId}`;
}

/** Which of these incidents are stored already, as `incidentKey`s. */
export async function findExisting(client: pg.ClientBase | pg.Pool, drafts: readonly IncidentDraft[]): Promise<Set<string>> {
  const bySource = new Map<string, string[]>();
  for (const { sourceSystem, externalId } of drafts) {
    const ids = bySource.get(sourceSystem);
    if (ids) ids.push(externalId);
    else bySource.set(sourceSystem, [externalId]);
  }
  const found = new Set<string>();
  for (const [sourceSystem, ids] of bySource) {
    const { rows } = await client.query<[string]>({
      text: "select external_id from incident where source_system = $1 and external_id = any($2::text[])",
      values: [sourceSystem, ids],
      rowMode: "array",
    });
    for (const [externalId] of rows) found.add(incidentKey(sourceSystem, externalId));
  }
  return found;
}

/** Sorts the drafts of a chunk into those to store, those present already and those that repeat an earlier row. */
export function sortOut(
  drafts: readonly IncidentDraft[], existing: ReadonlySet<string>, seenInRow: ReadonlyMap<number, number>,
): { fresh: number[]; present: number; repeated: number[] } {
  if (existing.size === 0 && seenInRow.size === 0) return { fresh: drafts.map((_, i) => i), present: 0, repeated: [] };
  const fresh: number[] = [];
  const repeated: number[] = [];
  let present = 0;
  const inChunk = new Set<string>();
  drafts.forEach(({ sourceSystem, externalId }, i) => {
    const key = incidentKey(sourceSystem, externalId);
    const isThere = existing.has(key);
    // Seen by fingerprint alone is not enough: the id itself must be there.
    if (seenInRow.has(i) && (isThere || inChunk.has(key))) repeated.push(i), present++;
    else if (isThere) present++;
    else fresh.push(i);
    inChunk.add(key);
  });
  return { fresh, present, repeated };
}
