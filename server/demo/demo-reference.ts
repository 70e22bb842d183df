import type { Kysely } from "kysely";
import { categories } from "../imports/reference/categories.ts";
import { departments } from "../imports/reference/departments.ts";
import { enterprises } from "../imports/reference/enterprises.ts";
import { holdings } from "../imports/reference/holdings.ts";
import { leaves } from "../imports/reference/leaves.ts";
import { levels } from "../imports/reference/levels.ts";
import { monitoringSections } from "../imports/reference/monitoring-sections.ts";
import { people } from "../imports/reference/people.ts";
import { posts } from "../imports/reference/posts.ts";
import { ReferenceDesk } from "../imports/reference/reference-desk.ts";
import type { ReferenceKind, ReferenceRow } from "../imports/reference/reference-kind.ts";
import { riverReaches } from "../imports/reference/river-reaches.ts";
import { rules } from "../imports/reference/rules.ts";
import type { FieldTable } from "../imports/field-table.ts";
import { ImportTally } from "../imports/import-tally.ts";
import type { Database } from "../store/schema.ts";
import type { DemoCity } from "./make-demo-city.ts";

const LEVELS = [
  { code: "city", depth: 1, name: "市", name_en: "City" },
  { code: "county", depth: 2, name: "县（区）", name_en: "County" },
  { code: "town", depth: 3, name: "镇街", name_en: "Town" },
  { code: "village", depth: 4, name: "村（社区）", name_en: "Village" },
];

/** The levels of the demo city, as a dictionary would be imported. */
export async function storeDemoLevels(trx: Kysely<Database>): Promise<void> {
  await store(trx, levels, LEVELS);
}

/** People, rules and places of the demo city, through the same checks as imported ones. Needs its cells. */
export async function storeDemoReference(trx: Kysely<Database>, city: DemoCity): Promise<void> {
  const heads = new Set(city.departments.map((department) => department.headPostCode));
  await store(trx, departments, city.departments.map((d) => ({ code: d.code, name: d.nameZh, name_en: d.nameEn, head_post: null, first_contact: d.isFirstContact })));
  await store(trx, posts, city.posts.map((p) => ({
    code: p.code, name: p.nameZh, name_en: p.nameEn, kind: p.kind, department: p.departmentCode, cell: p.cellCode, territory: null, heads_department: heads.has(p.code),
  })));
  await store(trx, people, city.people);
  await store(trx, holdings, city.holdings.map((h) => ({ post: h.postCode, person: h.personCode, role: h.role, from: new Date(h.from), to: h.to === null ? null : new Date(h.to) })));
  await store(trx, leaves, city.leaves.map((l) => ({ person: l.personCode, from: new Date(l.from), to: new Date(l.to), reason: l.reason })));
  await store(trx, categories, city.categories.map((c, ordinal) => ({ code: c.code, name: c.nameZh, name_en: c.nameEn, parent: c.parentCode, ordinal })));
  await store(trx, rules, city.rules.map((r) => ({
    code: r.code, cell: r.cellCode, territory: null, category: r.categoryCode, subject_type: r.subjectType,
    band_from: r.timeBand?.fromMinute ?? null, band_to: r.timeBand?.toMinute ?? null, department: r.leadDepartmentCode,
    post: r.leadPostCode, post_kind: r.leadPostKind, assists: r.assistDepartmentCodes, legal_basis: r.legalBasis,
    from: new Date(r.from), to: r.to === null ? null : new Date(r.to),
  })));
  await store(trx, enterprises, city.enterprises.map((e) => ({
    code: e.code, name: e.nameZh, name_en: null, credit_code: e.uscc, kind: e.kind, subject_type: e.subjectType, x: e.lng, y: e.lat,
  })), (_, index) => ({ position: positionOf(city.enterprises[index]) }));
  await store(trx, riverReaches, city.riverReaches.map((r) => ({
    code: r.code, name: r.nameZh, name_en: r.nameEn, river: r.riverName, ordinal: r.ordinal, downstream: r.downstreamCode, geometry: null,
  })), (_, index) => ({ line: city.riverReaches[index]?.geometry }));
  await store(trx, monitoringSections, city.monitoringSections.map((s) => ({
    code: s.code, name: s.nameZh, name_en: s.nameEn, reach: s.reachCode, target_class: s.targetClass, control_level: s.controlLevel, water_body: "river" as const, x: s.lng, y: s.lat,
  })), (_, index) => ({ position: positionOf(city.monitoringSections[index]) }));
}

async function store<F extends FieldTable>(
  trx: Kysely<Database>,
  kind: ReferenceKind<F>,
  values: readonly ReferenceRow<F>["values"][],
  placeOf: (value: ReferenceRow<F>["values"], index: number) => Partial<Pick<ReferenceRow<F>, "position" | "line">> = () => ({}),
): Promise<void> {
  const tally = new ImportTally({
    signal: new AbortController().signal,
    onProgress: () => undefined,
    // The demo city is made to be sound; a finding is a fault of the program.
    onFinding: (finding) => { throw new Error(`demo ${kind.kind}, row ${finding.rowNumber}: ${finding.message}`); },
  });
  const rows = values.map((value, index): ReferenceRow<F> => ({ rowNumber: index + 1, values: value, position: undefined, line: undefined, ...placeOf(value, index) }));
  await kind.store(rows, new ReferenceDesk(trx, tally, { absentFields: new Set(), timeZone: "Asia/Shanghai" }));
}

function positionOf(at: { lng: number; lat: number } | undefined): readonly [number, number] | undefined {
  return at === undefined ? undefined : [at.lng, at.lat];
}
