import type { Post, Responsibilities } from "../../assignment/responsibilities.ts";
import type { ResponsibilityCheck } from "../../contract/responsibility.ts";
import type { LoadedEdition, SnapshotCell } from "../../territory/loaded-edition.ts";
import { newCheck } from "./new-check.ts";

/**
 * Cells without a post of a kind that cells like them have: a sibling has one, or at least half of the
 * cells of the level in that territory do.
 */
export function findUnownedCells({ posts }: Responsibilities, editions: readonly LoadedEdition[]): ResponsibilityCheck[] {
  return editions.flatMap((edition) => {
    const codesByKind = new Map<string, Set<string>>();
    for (const post of posts.values()) if (isIn(post, edition)) codesByKind.set(post.kind, (codesByKind.get(post.kind) ?? new Set()).add(post.cellCode ?? ""));
    return [...codesByKind].flatMap(([kind, codes]) => lacking(edition.cells, codes).map((cell) => newCheck({
      id: `cell_without_post|${edition.territory}|${cell.code}|${kind}`, kind: "cell_without_post", severity: "warning", postKind: kind,
      areas: [{ territory: edition.territory, code: cell.code, nameZh: cell.nameZh, nameEn: cell.nameEn }],
      advice: "Create the post for this cell (import posts) and appoint somebody. Rules that name this kind of post lead to the next cell above until then.",
    })));
  });
}

function isIn(post: Post, edition: LoadedEdition): boolean {
  return post.cellCode !== null && (post.territory === null || post.territory === edition.territory) && edition.placeOf(post.cellCode) >= 0;
}

function lacking(cells: readonly SnapshotCell[], codes: ReadonlySet<string>): SnapshotCell[] {
  const byLevel = new Map<string, { all: number; having: number }>();
  const families = new Set<string>();
  for (const cell of cells) {
    const level = byLevel.get(cell.levelCode) ?? { all: 0, having: 0 };
    level.all++;
    if (codes.has(cell.code)) {
      level.having++;
      families.add(familyOf(cell));
    }
    byLevel.set(cell.levelCode, level);
  }
  const isUsual = (cell: SnapshotCell) => {
    const level = byLevel.get(cell.levelCode);
    return level !== undefined && level.having * 2 >= level.all;
  };
  return cells.filter((cell) => !codes.has(cell.code) && (families.has(familyOf(cell)) || isUsual(cell)));
}

function familyOf(cell: SnapshotCell): string {
  return `${cell.levelCode}\n${cell.parentCode ?? ""}`;
}
