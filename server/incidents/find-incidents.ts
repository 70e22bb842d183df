import { sql } from "kysely";
import type { IncidentFilterQuery, IncidentPage } from "../contract/incident.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { incidentCondition } from "./incident-filter.ts";
import { NEWEST_FIRST, selectIncidents, toIncidentSummary } from "./incident-rows.ts";

export interface IncidentPaging {
  cursor: string | undefined;
  limit: number;
}

/**
 * One page of incidents under a filter, newest first. Incidents that arrive meanwhile do not
 * shift the pages that follow.
 *
 * @throws {InvalidError} when filter or cursor name nothing.
 */
export async function findIncidents({ db }: Pick<ServiceDeps, "db">, filter: IncidentFilterQuery, { cursor, limit }: IncidentPaging): Promise<IncidentPage> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ["integer"])[0];
  const rows = await selectIncidents(db)
    .where(await incidentCondition(db, filter))
    // The instant is looked up rather than carried: the database keeps it finer than a cursor would.
    .$if(after !== undefined, (query) => query.where(
      sql<boolean>`(incident.reported_at, incident.id) < (select reported_at, id from incident where id = ${after})`))
    .orderBy(NEWEST_FIRST)
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(toIncidentSummary);
  const last = items.at(-1);
  const { count } = await db.selectFrom("incident").select(sql<number>`count(*)::int`.as("count")).where(await incidentCondition(db, filter)).executeTakeFirstOrThrow();
  return { numberMatched: count, items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
}
