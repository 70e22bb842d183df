import { type Kysely, sql } from "kysely";
import type { BBox } from "../../geo/index.ts";
import type { AssignmentInput } from "../assignment/assignment.ts";
import type { AssignmentResult, RuledResult } from "../contract/assignment.ts";
import { openCondition } from "../incidents/open-incidents.ts";
import type { Database } from "../store/schema.ts";

const BATCH_ROWS = 5_000;

/** Whose an incident is by the rules, as stored. */
export interface StoredOwner {
  readonly editionId: number | null;
  readonly cellCode: string | null;
  readonly result: RuledResult;
  readonly departmentCode: string | null;
  readonly postCode: string | null;
  readonly personCode: string | null;
}

/** What decides whether an open incident changes hands. */
export interface OpenIncident {
  readonly id: number;
  readonly reportedAtMs: number;
  readonly input: Omit<AssignmentInput, "at">;
  /** With an override: what the rules had said. */
  readonly owner: StoredOwner;
  readonly isOverridden: boolean;
}

export async function countOpenIncidents(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom("incident").select((eb) => eb.fn.countAll<number>().as("count")).where(openCondition()).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Open incidents by id, some thousands at a time; with a box only those that lie in it. */
export async function* readOpenIncidents(db: Kysely<Database>, box: BBox | null): AsyncGenerator<OpenIncident[]> {
  for (let after = 0; ;) {
    const rows = await selectBatch(db, box, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map(toOpenIncident);
    if (rows.length < BATCH_ROWS) return;
  }
}

async function selectBatch(db: Kysely<Database>, box: BBox | null, after: number) {
  let query = db.selectFrom("incident").leftJoin("incident_override", "incident_override.incident_id", "incident.id")
    .select([
      "incident.id", "incident.reported_at", "incident.occurred_at", "incident.lng", "incident.lat", "incident.accuracy_metres", "incident.category_code", "incident.subject_type",
      "incident.edition_id", "incident.cell_code", "incident.assignment_result", "incident.department_code", "incident.post_code", "incident.person_code",
      "incident_override.ruled_result", "incident_override.ruled_department_code", "incident_override.ruled_post_code", "incident_override.ruled_person_code",
    ])
    .where("incident.id", ">", after).where(openCondition()).orderBy("incident.id").limit(BATCH_ROWS);
  if (box !== null) {
    const [west, south, east, north] = box;
    query = query.where(sql<boolean>`incident.lng between ${west} and ${east} and incident.lat between ${south} and ${north}`);
  }
  return query.execute();
}

type BatchRow = Awaited<ReturnType<typeof selectBatch>>[number];

function toOpenIncident(row: BatchRow): OpenIncident {
  return {
    id: row.id,
    reportedAtMs: row.reported_at.getTime(),
    input: {
      position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
      accuracyMetres: row.accuracy_metres, categoryCode: row.category_code, subjectType: row.subject_type, occurredAt: row.occurred_at,
    },
    owner: { editionId: row.edition_id, cellCode: row.cell_code, ...ruledPart(row) },
    isOverridden: row.assignment_result === "overridden",
  };
}

function ruledPart(row: BatchRow): Omit<StoredOwner, "editionId" | "cellCode"> {
  if (!isRuled(row.assignment_result)) {
    if (row.ruled_result === null) throw new Error(`incident ${row.id} is overridden and nothing tells what the rules say`);
    return { result: row.ruled_result, departmentCode: row.ruled_department_code, postCode: row.ruled_post_code, personCode: row.ruled_person_code };
  }
  return { result: row.assignment_result, departmentCode: row.department_code, postCode: row.post_code, personCode: row.person_code };
}

function isRuled(result: AssignmentResult): result is RuledResult {
  return result !== "overridden";
}
