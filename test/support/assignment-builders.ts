import type { AssignmentInput } from "../../server/assignment/assignment.ts";
import type { AssignmentSettings, AssignmentSnapshot } from "../../server/assignment/create-assigner.ts";
import type { Category, Department, Holding, Person, Post, Responsibilities, Rule } from "../../server/assignment/responsibilities.ts";
import { encodeWkb } from "../../server/editions/wkb.ts";
import { createLoadedEdition, type LoadedEdition, type SnapshotCell } from "../../server/territory/loaded-edition.ts";
import { arrangeTerritories } from "../../server/territory/territories.ts";

export const ms = (text: string): number => Date.parse(text);
const ALWAYS = { fromMs: -Infinity, toMs: Infinity };

export const aRule = (rule: Partial<Rule> & Pick<Rule, "code">): Rule => ({
  territory: null, cellCode: null, categoryCode: null, subjectType: null, timeBand: null, leadDepartmentCode: "D1",
  leadPostCode: null, leadPostKind: null, assistDepartmentCodes: [], legalBasis: "", ...ALWAYS, ...rule,
});

export const aPost = (post: Partial<Post> & Pick<Post, "code">): Post => ({
  kind: "officer", nameZh: `岗位${post.code}`, nameEn: null, departmentCode: "D1", territory: null, cellCode: null, holdings: [], ...post,
});

export const aPerson = (code: string, leaves: Person["leaves"] = []): Person => ({ code, name: `人员${code}`, leaves });

export const aHolding = (personCode: string, holding: Partial<Holding> = {}): Holding => ({ personCode, role: "holder", ...ALWAYS, ...holding });

export const aDepartment = (code: string, headPostCode: string | null = null): Department => ({ code, nameZh: `部门${code}`, nameEn: null, headPostCode });

export const aCategory = (code: string, parentCode: string | null = null): Category => ({ code, nameZh: `类别${code}`, nameEn: null, parentCode });

export interface ResponsibilityParts {
  rules?: readonly Rule[];
  posts?: readonly Post[];
  people?: readonly Person[];
  departments?: readonly Department[];
  categories?: readonly Category[];
  firstContactCode?: string | null;
}

/** Categories N (noise) above N1 and N2; departments D1 to D3 unless given. */
export function someResponsibilities(parts: ResponsibilityParts = {}): Responsibilities {
  const byCode = <T extends { code: string }>(items: readonly T[]) => new Map(items.map((item) => [item.code, item]));
  return {
    rules: parts.rules ?? [],
    posts: byCode(parts.posts ?? []),
    people: byCode(parts.people ?? []),
    departments: byCode(parts.departments ?? [aDepartment("D1"), aDepartment("D2"), aDepartment("D3")]),
    categories: byCode(parts.categories ?? [aCategory("N"), aCategory("N1", "N"), aCategory("N2", "N"), aCategory("W")]),
    firstContactCode: parts.firstContactCode ?? null,
  };
}

/** A box of the given corners in degrees. */
export function aCell(code: string, depth: number, parentCode: string | null, box: readonly [number, number, number, number]): SnapshotCell {
  const [west, south, east, north] = box;
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return {
    code, depth, parentCode, levelCode: `l${depth}`, nameZh: `网格${code}`, nameEn: null, bbox: [west, south, east, north],
    geometryWkb: encodeWkb({ type: "Polygon", coordinates: [ring] }),
  };
}

/** County C holds towns T1 and T2; T1 holds villages V1 (west) and V2 (east), T2 holds V3 and leaves a strip without village. */
export const COUNTY: readonly SnapshotCell[] = [
  aCell("C", 1, null, [112, 32, 112.4, 32.1]),
  aCell("T1", 2, "C", [112, 32, 112.2, 32.1]),
  aCell("T2", 2, "C", [112.2, 32, 112.4, 32.1]),
  aCell("V1", 3, "T1", [112, 32, 112.1, 32.1]),
  aCell("V2", 3, "T1", [112.1, 32, 112.2, 32.1]),
  aCell("V3", 3, "T2", [112.2, 32, 112.3, 32.1]),
];

export function anEdition(head: Partial<Pick<LoadedEdition, "id" | "territory" | "name" | "effectiveFromMs">> = {}, cells = COUNTY): LoadedEdition {
  return createLoadedEdition({ id: 1, territory: "demo", name: "2024", effectiveFromMs: -Infinity, ...head }, cells);
}

export function aSnapshot(parts: ResponsibilityParts = {}, editions: readonly LoadedEdition[] = [anEdition()]): AssignmentSnapshot {
  return { territories: arrangeTerritories([], editions), responsibilities: someResponsibilities(parts) };
}

export const SETTINGS: AssignmentSettings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };

/** Well inside V1, unless said otherwise. */
export const anInput = (input: Partial<AssignmentInput> = {}): AssignmentInput => ({
  position: { lng: 112.05, lat: 32.05 }, accuracyMetres: null, categoryCode: "N1", subjectType: null, at: new Date("2024-06-01T04:00:00Z"), ...input,
});
