import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { LoadedEdition } from "./loaded-edition.ts";
import type { LoadedLevel } from "./territories.ts";

/** A depth of cells as requests name it; neither: the caller's choice. */
export interface DepthQuery {
  readonly depth?: number | undefined;
  readonly level?: string | undefined;
}

/**
 * The depth that was asked for, or undefined.
 *
 * @throws {InvalidError} when both are given, or the level is not one.
 */
export function askedDepth({ depth, level }: DepthQuery, levels: readonly LoadedLevel[]): number | undefined {
  if (level === undefined) return depth;
  if (depth !== undefined) throw InvalidError.at("query.level", said("Give depth or level, not both", "depth 和 level 只给一个"));
  const found = levels.find(({ code }) => code === level);
  if (found) return found.depth;
  throw InvalidError.at("query.level", said(`There is no level ${JSON.stringify(level)}; GET /api/deployment lists them`, `没有层级“${level}”`));
}

/** The deepest depth of which there are at most so many cells; the shallowest when all have more, 1 without cells. */
export function deepestWithin(mostCells: number, editions: readonly LoadedEdition[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of editions) for (const { depth } of cells) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  const depths = [...counts.keys()].sort((one, other) => one - other);
  return depths.findLast((depth) => (counts.get(depth) ?? 0) <= mostCells) ?? depths[0] ?? 1;
}
