import type { Department, Post, Rule } from "../../assignment/responsibilities.ts";
import type { MatrixAnswer, MatrixArea, MatrixEntry, MatrixRule, ResponsibilityMatrix } from "../../contract/responsibility.ts";
import type { Named } from "../../contract/primitives.ts";
import { NotFoundError } from "../../errors.ts";
import { groupBy } from "../../group-by.ts";
import { said } from "../../said.ts";
import { type CountedQuestion, countQuestions, lastTwelveMonths } from "./count-incidents.ts";
import { type Area, type AreaList, listAreas } from "./list-areas.ts";
import { type MatrixBasis, type MatrixDeps, readMatrixBasis } from "./matrix-basis.ts";
import { createMatrixReader, type MatrixReader } from "./read-answers.ts";

export interface MatrixQuery {
  at?: string | undefined;
  draft?: number | undefined;
  cell?: string | undefined;
}

/**
 * Who answers for what, where: every category in every area, worked out by the same rules as assignments.
 *
 * @throws {NotFoundError} when the cell or the draft is not known.
 */
export async function showMatrix(deps: MatrixDeps, query: MatrixQuery): Promise<ResponsibilityMatrix> {
  const basis = await readMatrixBasis(deps, query);
  const { responsibilities, territories, at } = basis;
  const list = listAreas(territories.inForceAt(at.getTime()), responsibilities.rules, query.cell ?? null);
  if (query.cell !== undefined && list.areas.length === 0) throw new NotFoundError(said(
    `No cell in force has the code ${JSON.stringify(query.cell)}.`,
    `现行边界里没有网格 ${query.cell}。`,
  ));
  const counts = await countQuestions(deps.db, list, territories, responsibilities.rules, lastTwelveMonths(at, deps.settings.timeZone));
  const categories = orderedCategories(basis, await categoryOrder(deps));
  const enterprises = await deps.db.selectFrom("enterprise").select("subject_type").distinct().where("subject_type", "is not", null).execute();
  const firstContact = responsibilities.departments.get(responsibilities.firstContactCode ?? "");
  const posts = [...responsibilities.posts.values()];
  const rulesOfCell = groupBy(responsibilities.rules, ({ cellCode }) => cellCode);
  return {
    at: at.toISOString(),
    draft: basis.draft,
    firstContact: firstContact === undefined ? null : named(firstContact),
    areas: list.areas.map((area) => describeArea(area, rulesOfCell.get(area.cell?.code ?? null) ?? [])),
    categories,
    entries: entriesOf(basis, list, createMatrixReader(responsibilities, at.getTime()), categories.map(({ code }) => code), counts),
    rules: rulesIn(basis, list),
    departments: [...responsibilities.departments.values()].map(named),
    posts: posts.filter((post) => post.cellCode === null).map((post) => ({ ...named(post), departmentCode: post.departmentCode })),
    postKinds: [...new Set(posts.flatMap((post) => post.cellCode === null ? [] : post.kind))].sort(),
    subjectTypes: [...new Set([
      ...enterprises.flatMap((row) => row.subject_type ?? []), ...counts.flatMap((counted) => counted.subjectType ?? []),
      ...responsibilities.rules.flatMap((rule) => rule.subjectType ?? []),
    ])].sort(),
  };
}

const WORST = ["clear", "gap", "ambiguous"] as const;
type AnswerState = MatrixAnswer["result"];

/** The worst of several: what nobody can decide is worse than what the first contact takes. */
export function worstOf(results: readonly AnswerState[]): AnswerState {
  return results.reduce<AnswerState>((worst, result) => (WORST.indexOf(result) > WORST.indexOf(worst) ? result : worst), "clear");
}

function entriesOf({ responsibilities }: MatrixBasis, { areas }: AreaList, reader: MatrixReader, categoryCodes: readonly string[], counts: readonly CountedQuestion[]): MatrixEntry[] {
  const incidents = countsByEntry(counts, areas);
  const rulesOf = groupBy(responsibilities.rules, ({ categoryCode, cellCode }) => `${categoryCode} ${cellCode ?? ""}`);
  const entries: MatrixEntry[] = [];
  for (const categoryCode of categoryCodes) {
    const answers = areas.map((area) => reader.answersFor(area.owner, categoryCode));
    const own = answers.map((each) => worstOf(each.map(({ result }) => result)));
    const below = areas.map((area, at) => area.leafCells > 0 ? own[at] ?? "clear" : "clear");
    // From the last area up: children stand behind their parents.
    for (let at = areas.length - 1; at >= 0; at--) {
      const parent = areas[at]?.parent ?? null;
      if (parent !== null) below[parent] = worstOf([below[parent] ?? "clear", below[at] ?? "clear"]);
    }
    areas.forEach((area, at) => entries.push({
      area: at, categoryCode,
      state: area.leafCells > 0 ? own[at] ?? "clear" : "below",
      worstBelow: below[at] ?? "clear",
      answers: answers[at] ?? [],
      ruleCodes: (rulesOf.get(`${categoryCode} ${area.cell?.code ?? ""}`) ?? []).filter((rule) => names(rule, area)).map((rule) => rule.code),
      incidents: incidents.get(`${at} ${categoryCode}`) ?? 0,
    }));
  }
  return entries;
}

/** By area and category, narrower areas included. */
function countsByEntry(counts: readonly CountedQuestion[], areas: readonly Area[]): Map<string, number> {
  const incidents = new Map<string, number>();
  for (const { area, categoryCode, count } of counts) {
    for (let at: number | null = area; at !== null; at = areas[at]?.parent ?? null) {
      const key = `${at} ${categoryCode}`;
      incidents.set(key, (incidents.get(key) ?? 0) + count);
    }
  }
  return incidents;
}

/** Whether a rule is written for this very area. */
function names(rule: Rule, { cell, edition }: Area): boolean {
  if (rule.territory !== null && rule.territory !== edition.territory) return false;
  return cell === null ? rule.cellCode === null : rule.cellCode === cell.code;
}

function rulesIn({ responsibilities, origins }: MatrixBasis, { areas }: AreaList): MatrixRule[] {
  const territories = new Set(areas.map((area) => area.edition.territory));
  // Rules of cells above a chosen one reach into it; so do those of the cells listed.
  const codes = new Set(areas.flatMap(({ edition, owner }) => edition.pathOf(owner.place).flatMap((at) => edition.cells[at]?.code ?? [])));
  return responsibilities.rules
    .filter((rule) => (rule.territory === null || territories.has(rule.territory)) && (rule.cellCode === null || codes.has(rule.cellCode)))
    .map(({ fromMs, toMs, assistDepartmentCodes, ...rule }) => ({
      ...rule, assistDepartmentCodes: [...assistDepartmentCodes],
      from: instantOf(fromMs), to: instantOf(toMs),
      change: origins.get(rule.code)?.change ?? "kept", replaces: origins.get(rule.code)?.replaces ?? null,
    }));
}

/** @param rules Those of the area's cell, in whatever territory. */
function describeArea({ edition, cell, parent, leafCells }: Area, rules: readonly Rule[]): MatrixArea {
  const [west, south, east, north] = cell?.bbox ?? edition.bbox;
  const isPlaced = Number.isFinite(west);
  return {
    territory: edition.territory, cellCode: cell?.code ?? null, nameZh: cell?.nameZh ?? edition.territory, nameEn: cell === null ? null : cell.nameEn,
    levelCode: cell?.levelCode ?? null, depth: cell?.depth ?? 0, parent, leafCells,
    ownRules: rules.filter((rule) => cell !== null && (rule.territory === null || rule.territory === edition.territory)).length,
    lng: isPlaced ? (west + east) / 2 : null, lat: isPlaced ? (south + north) / 2 : null,
  };
}

/** Parents before their children, in the order in which the deployment lists them. */
export function orderedCategories({ responsibilities: { categories } }: Pick<MatrixBasis, "responsibilities">, order: readonly string[]): ResponsibilityMatrix["categories"] {
  const parents = new Set([...categories.values()].map((category) => category.parentCode));
  const inOrder = [...new Set([...order, ...categories.keys()])].filter((code) => categories.has(code));
  const under = (parentCode: string | null): ResponsibilityMatrix["categories"] => inOrder.flatMap((code) => {
    const category = categories.get(code);
    if (category === undefined || category.parentCode !== parentCode) return [];
    return [{ ...named(category), parentCode, isLeaf: !parents.has(code) }, ...under(code)];
  });
  return under(null);
}

async function categoryOrder({ db }: Pick<MatrixDeps, "db">): Promise<string[]> {
  return (await db.selectFrom("category").select("code").orderBy("ordinal").orderBy("code").execute()).map((row) => row.code);
}

export function named({ code, nameZh, nameEn }: Pick<Department | Post, "code" | "nameZh" | "nameEn">): Named {
  return { code, nameZh, nameEn };
}

function instantOf(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}
