import type pg from "pg";
import { type IncidentChunk, incidentKey } from "./incident-chunk.ts";

/** Which incidents of the chunk are stored already, as `incidentKey`s. */
export async function findExisting(client: pg.ClientBase | pg.Pool, { sourceSystems, externalIds }: IncidentChunk): Promise<Set<string>> {
  const bySource = new Map<string, string[]>();
  externalIds.forEach((externalId, i) => {
    const sourceSystem = sourceSystems[i] ?? "";
    const ids = bySource.get(sourceSystem);
    if (ids) ids.push(externalId);
    else bySource.set(sourceSystem, [externalId]);
  });
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

/** Sorts the rows of a chunk into those to store, those present already and those that repeat an earlier row. */
export function sortOut(chunk: IncidentChunk, existing: ReadonlySet<string>): { fresh: number[]; present: number; repeated: number[] } {
  const fresh: number[] = [];
  const repeated: number[] = [];
  let present = 0;
  const mayRepeat = chunk.seenInRow.size > 0;
  const inChunk = new Set<string>();
  for (let i = 0; i < chunk.size; i++) {
    if (existing.size === 0 && !mayRepeat) {
      fresh.push(i);
      continue;
    }
    const key = chunk.keyOf(i);
    const isThere = existing.has(key);
    // Seen by fingerprint alone is not enough: the id itself must be there.
    if (mayRepeat && chunk.seenInRow.has(i) && (isThere || inChunk.has(key))) {
      repeated.push(i);
      present++;
    } else if (isThere) present++;
    else fresh.push(i);
    if (mayRepeat) inChunk.add(key);
  }
  return { fresh, present, repeated };
}
