import { type Kysely, sql } from "kysely";
import type { StreamEvent } from "../contract/event.ts";
import type { Owner } from "../contract/change-set.ts";
import type { IncidentSummary } from "../contract/incident.ts";
import type { IncidentEvent } from "../contract/surroundings.ts";
import { NotFoundError } from "../errors.ts";
import type { Database } from "../store/schema.ts";
import { noIncident } from "./no-incident.ts";

type Payload<Type extends StreamEvent["type"]> = Extract<StreamEvent, { type: Type }>;

/**
 * What has happened to an incident, oldest first. An import tells of many at once and names no owner; the first
 * one is known from whom it was taken.
 *
 * @throws {NotFoundError} when there is no such incident.
 */
export async function incidentEvents(db: Kysely<Database>, id: number): Promise<IncidentEvent[]> {
  const incident = await db.selectFrom("incident").select(["id", "import_id"]).where("id", "=", id).executeTakeFirst();
  if (incident === undefined) throw new NotFoundError(noIncident(id));
  const own = await db.selectFrom("event").select(["seq", "at", "type", "payload"]).where("incident_id", "=", id).orderBy("seq").execute();
  const told = own.flatMap((row) => toIncidentEvent(row) ?? []);
  if (incident.import_id === null) return told;
  const imported = await importOf(db, id, incident.import_id);
  return imported === undefined ? told : [{ ...imported, after: told[0]?.before ?? null }, ...told];
}

async function importOf(db: Kysely<Database>, id: number, importId: number): Promise<IncidentEvent | undefined> {
  const row = await db.selectFrom("event").select(["seq", "at"]).where("type", "=", "incidents.imported")
    .where(sql<boolean>`(payload->>'importId')::bigint = ${importId} and ${id} between (payload->>'firstId')::bigint and (payload->>'lastId')::bigint`)
    .orderBy("seq").limit(1).executeTakeFirst();
  return row && { seq: row.seq, at: row.at.toISOString(), type: "incidents.imported", by: null, reason: null, before: null, after: null, changeSetId: null };
}

/** Undefined for what a later version may have told of this incident. */
function toIncidentEvent({ seq, at, type, payload }: { seq: number; at: Date; type: string; payload: unknown }): IncidentEvent | undefined {
  const head = { seq, at: at.toISOString() };
  if (type === "incident.reported") {
    const { incident } = payload as Payload<"incident.reported">;
    return { ...head, type, by: null, reason: null, before: null, after: ownerIn(incident), changeSetId: null };
  }
  if (type !== "incident.reassigned") return undefined;
  const { incident, before, by, reason, changeSetId } = payload as Payload<"incident.reassigned">;
  return { ...head, type, by, reason, before, after: ownerIn(incident), changeSetId };
}

function ownerIn({ cell, assignmentResult: result, department, person }: IncidentSummary): Owner {
  return { cell, result, department, person };
}
