import { type Kysely, sql } from "kysely";
import type { IncidentSummary } from "../contract/incident.ts";
import type { Database } from "../store/schema.ts";

/** Incidents with the names that go with their codes. A repeated cell code is named once, after the first. */
export function selectIncidents(db: Kysely<Database>) {
  return db.selectFrom("incident")
    .innerJoin("category", "category.code", "incident.category_code")
    .leftJoin("department", "department.code", "incident.department_code")
    .leftJoin("person", "person.code", "incident.person_code")
    .leftJoinLateral(
      (eb) => eb.selectFrom("cell").select(["cell.name_zh", "cell.name_en"])
        .whereRef("cell.edition_id", "=", "incident.edition_id").whereRef("cell.code", "=", "incident.cell_code")
        .orderBy("cell.ordinal").limit(1).as("owner"),
      (join) => join.onTrue(),
    )
    .select([
      "incident.id", "incident.source_system", "incident.external_id", "incident.channel", "incident.kind", "incident.status",
      "incident.category_code", "category.name_zh as category_name_zh", "category.name_en as category_name_en",
      "incident.subject_type", "incident.title", "incident.address", "incident.occurred_at", "incident.reported_at",
      "incident.lng", "incident.lat", "incident.cell_code", "owner.name_zh as cell_name_zh", "owner.name_en as cell_name_en",
      "incident.cell_method", "incident.near_boundary", "incident.assignment_result",
      "incident.department_code", "department.name_zh as department_name_zh", "department.name_en as department_name_en",
      "incident.person_code", "person.name as person_name",
    ]);
}

/** One incident with all that its explanation is told from. */
export function selectIncidentInFull(db: Kysely<Database>, id: number) {
  return selectIncidents(db)
    .innerJoin("assignment_basis", "assignment_basis.id", "incident.basis_id")
    .leftJoin("incident_override", "incident_override.incident_id", "incident.id")
    .leftJoin("post", "post.code", "incident.post_code")
    .leftJoin("department as ruled_department", "ruled_department.code", "incident_override.ruled_department_code")
    .leftJoin("post as ruled_post", "ruled_post.code", "incident_override.ruled_post_code")
    .leftJoin("person as ruled_person", "ruled_person.code", "incident_override.ruled_person_code")
    .select([
      "incident.description", "incident.stored_at", "incident.raw_x", "incident.raw_y", "incident.raw_crs", "incident.accuracy_metres",
      "incident.edition_id", "incident.nearest_cell_metres", "incident.nearest_other_code", "incident.nearest_other_metres",
      "incident.duty_chain", "assignment_basis.content as basis",
      "incident.post_code", "post.name_zh as post_name_zh", "post.name_en as post_name_en",
      "incident.assigned_as_of", "incident_override.decided_at", "incident_override.decided_by", "incident_override.reason",
      "incident_override.ruled_result", "incident_override.ruled_duty_chain",
      "ruled_department.code as ruled_department_code", "ruled_department.name_zh as ruled_department_name_zh", "ruled_department.name_en as ruled_department_name_en",
      "ruled_post.code as ruled_post_code", "ruled_post.name_zh as ruled_post_name_zh", "ruled_post.name_en as ruled_post_name_en",
      "ruled_person.code as ruled_person_code", "ruled_person.name as ruled_person_name",
    ])
    .select((eb) => eb.selectFrom("event").select((events) => events.fn.coalesce(events.fn.max("event.seq"), sql<number>`0`).as("seq")).whereRef("event.incident_id", "=", "incident.id").as("last_event_seq"))
    .where("incident.id", "=", id);
}

export type IncidentListRow = Awaited<ReturnType<ReturnType<typeof selectIncidents>["execute"]>>[number];
export type FullIncidentRow = Awaited<ReturnType<ReturnType<typeof selectIncidentInFull>["execute"]>>[number];

export function toIncidentSummary(row: IncidentListRow): IncidentSummary {
  return {
    id: row.id,
    sourceSystem: row.source_system,
    externalId: row.external_id,
    channel: row.channel,
    kind: row.kind,
    status: row.status,
    category: { code: row.category_code, nameZh: row.category_name_zh, nameEn: row.category_name_en },
    subjectType: row.subject_type,
    title: row.title,
    address: row.address,
    occurredAt: row.occurred_at.toISOString(),
    reportedAt: row.reported_at.toISOString(),
    position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    cell: namedOrNull(row.cell_code, row.cell_name_zh, row.cell_name_en),
    cellMethod: row.cell_method,
    nearBoundary: row.near_boundary,
    assignmentResult: row.assignment_result,
    department: namedOrNull(row.department_code, row.department_name_zh, row.department_name_en),
    person: personOrNull(row.person_code, row.person_name),
  };
}

export function personOrNull(code: string | null, name: string | null) {
  return code === null ? null : { code, name: name ?? code };
}

export function namedOrNull(code: string | null, nameZh: string | null, nameEn: string | null) {
  return code === null ? null : { code, nameZh: nameZh ?? code, nameEn };
}
