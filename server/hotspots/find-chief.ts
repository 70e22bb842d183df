import { findDuty } from "../assignment/find-duty.ts";
import type { Post, Responsibilities } from "../assignment/responsibilities.ts";
import type { CategoryHotspot } from "../contract/hotspot.ts";

const CHIEF_KIND = "grid_chief";

/** The chief of a cell, or of the next cell above that has one: `codes` are the cells from the top down. */
export type ChiefFinder = (territory: string, codes: readonly string[], atMs: number) => CategoryHotspot["chief"];

const postsOf = new WeakMap<Responsibilities, ReadonlyMap<string, readonly Post[]>>();

/** Finds who leads the grid of a place and is on duty: the post's holder or, while away, the deputy. */
export function createChiefFinder(responsibilities: Responsibilities): ChiefFinder {
  const byCell = postsOf.get(responsibilities) ?? chiefPosts(responsibilities);
  postsOf.set(responsibilities, byCell);
  return (territory, codes, atMs) => {
    for (const code of [...codes].reverse()) {
      const post = byCell.get(code)?.find((each) => each.territory === null || each.territory === territory);
      if (post === undefined) continue;
      const { chain, personCode } = findDuty({ postCode: post.code, departmentCode: post.departmentCode }, atMs, responsibilities);
      // The head of the department takes its work over, not the grid.
      const isOfGrid = chain === null || chain.some((step) => step.outcome === "on_duty" && step.postCode === post.code);
      const person = isOfGrid && personCode !== null ? responsibilities.people.get(personCode) : undefined;
      return { post: { code: post.code, nameZh: post.nameZh, nameEn: post.nameEn }, person: person ? { code: person.code, name: person.name } : null };
    }
    return null;
  };
}

/** Chiefs by cell, those of the smaller code first. */
function chiefPosts({ posts }: Responsibilities): ReadonlyMap<string, readonly Post[]> {
  const byCell = new Map<string, Post[]>();
  for (const post of posts.values()) {
    if (post.kind !== CHIEF_KIND || post.cellCode === null) continue;
    byCell.set(post.cellCode, [...(byCell.get(post.cellCode) ?? []), post].sort((one, other) => (one.code < other.code ? -1 : 1)));
  }
  return byCell;
}
