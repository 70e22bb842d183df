import { type Kysely, sql } from "kysely";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { cellOfPost } from "../people/find-person.ts";
import type { Database } from "../store/schema.ts";
import { groupBy } from "../group-by.ts";
import { parsePeriod } from "./instant-range.ts";
import { codeAfter, type PageQuery, toPage } from "./page-by-code.ts";

type Db = Kysely<Database>;

/** Departments, by code. */
export async function listDepartments(db: Db, page: PageQuery) {
  const rows = await db.selectFrom("department").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  return toPage(rows, page, (row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en,
    headPostCode: row.head_post_code, isFirstContact: row.is_first_contact,
  }));
}

/** Categories, by code. */
export async function listCategories(db: Db, page: PageQuery) {
  const rows = await db.selectFrom("category").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  return toPage(rows, page, (row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, parentCode: row.parent_code }));
}

/** Posts with everyone who has held, holds or will hold them, by code. */
export async function listPosts({ db, liveAssigner, now }: Pick<AssignmentDeps, "db" | "liveAssigner" | "now">, page: PageQuery) {
  const { territories } = (await liveAssigner.current()).snapshot;
  const atMs = now().getTime();
  const rows = await db.selectFrom("post").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  const holdings = await db.selectFrom("post_holding")
    .innerJoin("person", "person.code", "post_holding.person_code")
    .select(["post_code", "post_holding.person_code", "person.name", "role", "held"])
    .select((eb) => eb.selectFrom("leave").whereRef("leave.person_code", "=", "post_holding.person_code")
      .where(sql<boolean>`away @> now()`).orderBy(sql`upper(away)`, (order) => order.desc().nullsFirst()).limit(1).select("away").as("away"))
    .where("post_code", "in", rows.length > 0 ? rows.map((row) => row.code) : [""])
    .orderBy("post_code").orderBy("role", "desc").orderBy("held").execute();
  const byPost = groupBy(holdings, (holding) => holding.post_code);
  return toPage(rows, page, (row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en, kind: row.kind,
    departmentCode: row.department_code, territory: row.territory, cellCode: row.cell_code,
    cell: cellOfPost({ territory: row.territory, cellCode: row.cell_code }, territories, atMs),
    holdings: (byPost.get(row.code) ?? []).map((h) => ({
      personCode: h.person_code, personName: h.name, role: h.role, ...periodIso(h.held),
      away: h.away === null ? null : { until: periodIso(h.away).to },
    })),
  }));
}

/** People with the posts they hold at `at` and whether they are away, by code. */
export async function listPeople(db: Db, at: Date, page: PageQuery) {
  const rows = await db.selectFrom("person").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1)
    .select((eb) => eb.exists(
      eb.selectFrom("leave").whereRef("leave.person_code", "=", "person.code").where(sql<boolean>`away @> ${at}::timestamptz`).select("leave.id"),
    ).as("on_leave"))
    .execute();
  const held = await db.selectFrom("post_holding")
    .innerJoin("post", "post.code", "post_holding.post_code")
    .select(["person_code", "post.code as post_code", "post.name_zh", "role"])
    .where("person_code", "in", rows.length > 0 ? rows.map((row) => row.code) : [""])
    .where(sql<boolean>`held @> ${at}::timestamptz`)
    .orderBy("post.code").execute();
  const byPerson = groupBy(held, (holding) => holding.person_code);
  return toPage(rows, page, (row) => ({
    code: row.code, name: row.name, onLeave: Boolean(row.on_leave),
    posts: (byPerson.get(row.code) ?? []).map((h) => ({ postCode: h.post_code, postNameZh: h.name_zh, role: h.role })),
  }));
}

/** Responsibility rules, by code. */
export async function listRules(db: Db, page: PageQuery) {
  const rows = await db.selectFrom("responsibility_rule").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  return toPage(rows, page, (row) => ({
    code: row.code, territory: row.territory, cellCode: row.cell_code, categoryCode: row.category_code, subjectType: row.subject_type,
    timeBand: row.band_from_minute === null || row.band_to_minute === null ? null : { fromMinute: row.band_from_minute, toMinute: row.band_to_minute },
    leadDepartmentCode: row.lead_department_code, leadPostCode: row.lead_post_code, leadPostKind: row.lead_post_kind,
    assistDepartmentCodes: row.assist_department_codes, legalBasis: row.legal_basis, ...periodIso(row.valid),
  }));
}

function periodIso(text: string): { from: string | null; to: string | null } {
  const { from, to } = parsePeriod(text);
  return { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
}
