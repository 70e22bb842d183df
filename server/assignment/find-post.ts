import type { FoundCell } from "../territory/find-cell.ts";
import type { Post, Responsibilities, Rule } from "./responsibilities.ts";

/**
 * Which post a rule leads to for an owning cell: the one it names; the post of the kind it names on
 * the deepest cell of the owner's line that has one; or, when it names neither, the department
 * head's. Null when there is no post of that kind: then the department's head is asked.
 *
 * Where a cell has several posts of the kind, one of the lead department goes first, then the
 * smallest code.
 */
export function createPostFinder({ posts, departments }: Responsibilities): (rule: Rule, owner: FoundCell) => string | null {
  const byKindAndCell = new Map<string, Post[]>();
  for (const post of posts.values()) {
    if (post.cellCode === null) continue;
    const key = `${post.kind}\n${post.cellCode}`;
    byKindAndCell.set(key, [...(byKindAndCell.get(key) ?? []), post].sort((one, other) => (one.code < other.code ? -1 : 1)));
  }
  const find = (kind: string, departmentCode: string, { edition, place }: FoundCell): string | null => {
    for (const at of [...edition.pathOf(place)].reverse()) {
      const here = (byKindAndCell.get(`${kind}\n${edition.cells[at]?.code}`) ?? [])
        .filter((post) => post.territory === null || post.territory === edition.territory);
      const post = here.find((candidate) => candidate.departmentCode === departmentCode) ?? here[0];
      if (post) return post.code;
    }
    return null;
  };
  const found = new WeakMap<object, Map<string, (string | null)[]>>();
  return (rule, owner) => {
    if (rule.leadPostCode !== null) return rule.leadPostCode;
    if (rule.leadPostKind === null) return departments.get(rule.leadDepartmentCode)?.headPostCode ?? null;
    const { edition, place } = owner;
    let ofEdition = found.get(edition);
    if (ofEdition === undefined) found.set(edition, (ofEdition = new Map<string, (string | null)[]>()));
    const key = `${rule.leadPostKind}\n${rule.leadDepartmentCode}`;
    let ofPlace = ofEdition.get(key);
    if (ofPlace === undefined) ofEdition.set(key, (ofPlace = []));
    const known = ofPlace[place];
    return known !== undefined ? known : (ofPlace[place] = find(rule.leadPostKind, rule.leadDepartmentCode, owner));
  };
}
