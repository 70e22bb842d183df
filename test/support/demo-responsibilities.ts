import type { Holding, Responsibilities } from "../../server/assignment/responsibilities.ts";
import type { DemoCity } from "../../server/demo/make-demo-city.ts";
import { createLoadedEdition, type LoadedEdition } from "../../server/territory/loaded-edition.ts";

const LEVELS = ["city", "county", "town", "village"];

/** The demo city's tree of cells without their shapes. */
export function demoEdition(city: DemoCity): LoadedEdition {
  return createLoadedEdition({ id: 1, territory: "demo-city", name: "demo-city-1", effectiveFromMs: -Infinity }, city.cells.map((cell) => ({
    code: cell.code, levelCode: cell.levelCode, depth: LEVELS.indexOf(cell.levelCode) + 1, parentCode: cell.parentCode,
    nameZh: cell.nameZh, nameEn: cell.nameEn, bbox: [0, 0, 1, 1] as const, geometryWkb: new Uint8Array(),
  })));
}

/** Its rules, posts and people, as they are once stored. */
export function demoResponsibilities(city: DemoCity): Responsibilities {
  const period = ({ from, to }: { from: string; to: string | null }) => ({ fromMs: Date.parse(from), toMs: to === null ? Infinity : Date.parse(to) });
  const holdings = new Map<string, Holding[]>();
  for (const holding of city.holdings) {
    holdings.set(holding.postCode, [...(holdings.get(holding.postCode) ?? []), { personCode: holding.personCode, role: holding.role, ...period(holding) }]);
  }
  return {
    rules: city.rules.map(({ from, to, ...rule }) => ({ ...rule, territory: rule.cellCode === null ? null : "demo-city", ...period({ from, to }) })),
    posts: new Map(city.posts.map((post) => [post.code, { ...post, territory: post.cellCode === null ? null : "demo-city", holdings: holdings.get(post.code) ?? [] }])),
    people: new Map(city.people.map(({ code, name }) => [code, { code, name, leaves: city.leaves.filter((leave) => leave.personCode === code).map(period) }])),
    departments: new Map(city.departments.map((department) => [department.code, department])),
    categories: new Map(city.categories.map((category) => [category.code, category])),
    firstContactCode: city.departments.find((department) => department.isFirstContact)?.code ?? null,
  };
}
