import { type Kysely, sql } from "kysely";
import { CHANNELS, INCIDENT_KINDS } from "../../server/contract/incident.ts";
import { ASSIGNMENT_RESULTS } from "../../server/contract/assignment.ts";
import type { Database } from "../../server/store/schema.ts";
import { seededRandom } from "./seeded-random.ts";
import type { SmallCity } from "./small-city.ts";

export interface RandomIncidentOptions {
  seed: number;
  count: number;
  cities: readonly SmallCity[];
  categories: readonly string[];
}

/**
 * Stores incidents of every sort straight into the table, without events: places known and not, channels known
 * and not, near a border, of several territories, owners at every level, instants finer than a millisecond and
 * on both sides of the hours at which days, weeks and summer time turn. Returns their ids.
 */
export async function storeRandomIncidents(db: Kysely<Database>, { seed, count, cities, categories }: RandomIncidentOptions): Promise<number[]> {
  const { unit, pick, chance } = seededRandom(seed);
  const basis = await db.insertInto("assignment_basis")
    .values({ content_hash: Buffer.from(`random-${seed}`), content: JSON.stringify({ rules: [] }) }).returning("id").executeTakeFirstOrThrow();
  const rows = Array.from({ length: count }, (_, i) => {
    const { city, editionId } = pick(cities);
    const cell = chance(0.85) ? pick(pick([city.villages, city.villages, city.villages, city.towns, city.counties, city.city]).features) : null;
    const [lng, lat] = pick(city.villages.features).properties.anchor;
    const hasPosition = chance(0.85);
    return {
      source_system: pick(["12345", "12369", "letters, old", "50%"]), external_id: `random-${seed}-${i}`, category_code: pick(categories),
      channel: chance(0.3) ? null : pick(CHANNELS), kind: pick(INCIDENT_KINDS), subject_type: null,
      occurred_at: new Date(), reported_at: sql<Date>`${randomInstant(unit, pick)}::timestamptz`,
      raw_x: null, raw_y: null, raw_crs: null, accuracy_metres: null,
      lng: hasPosition ? lng + (unit() - 0.5) * 0.02 : null, lat: hasPosition ? lat + (unit() - 0.5) * 0.02 : null,
      edition_id: cell === null ? null : editionId, cell_code: cell?.properties.code ?? null, jurisdiction_code: null,
      cell_method: cell === null ? "none" as const : "inside" as const, near_boundary: chance(0.2),
      assignment_result: cell === null ? "unassigned" as const : pick(ASSIGNMENT_RESULTS), basis_id: basis.id,
    };
  });
  const ids: number[] = [];
  // A statement takes 65,535 parameters at most.
  for (let i = 0; i < count; i += 1000) {
    ids.push(...(await db.insertInto("incident").values(rows.slice(i, i + 1000)).returning("id").execute()).map(({ id }) => id));
  }
  return ids;
}

/** As PostgreSQL reads it, down to the microsecond. */
function randomInstant(unit: () => number, pick: <T>(from: readonly T[]) => T): string {
  const turning = pick(["2026-02-28T15:59:59.999", "2026-02-28T16:00:00.000", "2025-12-31T15:59:59.999", "2026-03-01T16:00:00.000", "2025-10-26T00:59:59.999", "2025-10-26T01:00:00.000"]);
  const anywhere = new Date(Date.UTC(2025, 9) + unit() * 160 * 86_400_000).toISOString().slice(0, -1);
  return `${pick([turning, anywhere, anywhere, anywhere])}${pick(["", "000", "001", "500", "999"])}Z`;
}
