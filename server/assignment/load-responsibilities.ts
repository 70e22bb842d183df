import { type Kysely, sql } from "kysely";
import { groupBy } from "../group-by.ts";
import type { Database } from "../store/schema.ts";
import type { Holding, Period, Responsibilities } from "./responsibilities.ts";

/** Reads rules, posts, people, departments and categories as they are now, past and future periods included. */
export async function loadResponsibilities(db: Kysely<Database>): Promise<Responsibilities> {
  // One after the other: inside a transaction there is one connection.
  const rules = await db.selectFrom("responsibility_rule").selectAll().select(boundsOf("valid")).orderBy("code").execute();
  const posts = await db.selectFrom("post").selectAll().orderBy("code").execute();
  const holdings = await db.selectFrom("post_holding").select(["post_code", "person_code", "role"]).select(boundsOf("held")).orderBy("id").execute();
  const people = await db.selectFrom("person").select(["code", "name"]).orderBy("code").execute();
  const leaves = await db.selectFrom("leave").select(["person_code"]).select(boundsOf("away")).orderBy("id").execute();
  const departments = await db.selectFrom("department").selectAll().orderBy("code").execute();
  const categories = await db.selectFrom("category").selectAll().orderBy("code").execute();

  const holdingsOf = groupBy(holdings, (row) => row.post_code);
  const leavesOf = groupBy(leaves, (row) => row.person_code);
  return {
    rules: rules.map((row) => ({
      code: row.code, territory: row.territory, cellCode: row.cell_code, categoryCode: row.category_code, subjectType: row.subject_type,
      timeBand: row.band_from_minute === null || row.band_to_minute === null ? null : { fromMinute: row.band_from_minute, toMinute: row.band_to_minute },
      leadDepartmentCode: row.lead_department_code, leadPostCode: row.lead_post_code, leadPostKind: row.lead_post_kind,
      assistDepartmentCodes: row.assist_department_codes, legalBasis: row.legal_basis, ...periodOf(row),
    })),
    posts: new Map(posts.map((row) => [row.code, {
      code: row.code, kind: row.kind, nameZh: row.name_zh, nameEn: row.name_en, departmentCode: row.department_code,
      territory: row.territory, cellCode: row.cell_code, holdings: (holdingsOf.get(row.code) ?? []).map(
        (holding): Holding => ({ personCode: holding.person_code, role: holding.role, ...periodOf(holding) })),
    }])),
    people: new Map(people.map((row) => [row.code, { code: row.code, name: row.name, leaves: (leavesOf.get(row.code) ?? []).map(periodOf) }])),
    departments: new Map(departments.map((row) => [row.code, {
      code: row.code, nameZh: row.name_zh, nameEn: row.name_en, headPostCode: row.head_post_code,
    }])),
    categories: new Map(categories.map((row) => [row.code, {
      code: row.code, nameZh: row.name_zh, nameEn: row.name_en, parentCode: row.parent_code,
    }])),
    firstContactCode: departments.find((row) => row.is_first_contact)?.code ?? null,
  };
}

/** The driver gives an infinite instant as a number and an absent bound as null. */
interface Bounds {
  from_at: Date | number | null;
  to_at: Date | number | null;
}

const boundsOf = (column: "valid" | "held" | "away") => [
  sql<Bounds["from_at"]>`lower(${sql.ref(column)})`.as("from_at"),
  sql<Bounds["to_at"]>`upper(${sql.ref(column)})`.as("to_at"),
] as const;

function periodOf(row: Bounds): Period {
  return { fromMs: row.from_at === null ? -Infinity : Number(row.from_at), toMs: row.to_at === null ? Infinity : Number(row.to_at) };
}
