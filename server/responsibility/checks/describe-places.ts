import type { ResponsibilityCheck } from "../../contract/responsibility.ts";
import { groupBy } from "../../group-by.ts";
import type { Area, AreaList } from "../matrix/list-areas.ts";

type Place = ResponsibilityCheck["areas"][number];

/** A set of areas in as few words as possible: whole branches of the tree, with exceptions where most of a branch is meant. */
export function describePlaces({ areas }: AreaList, members: ReadonlySet<number>): { areas: Place[]; except: Place[] } {
  const told: { areas: Place[]; except: Place[] } = { areas: [], except: [] };
  const children = groupBy([...areas.keys()], (at) => areas[at]?.parent ?? null);
  const childrenOf = (parent: number | null) => children.get(parent) ?? [];
  const hasLeaves = (at: number) => (areas[at]?.leafCells ?? 0) > 0;
  const note = (into: Place[], at: number) => void into.push(...areas.slice(at, at + 1).map(placeOf));
  const counts = areas.map((_, at) => ({ all: hasLeaves(at) ? 1 : 0, meant: members.has(at) ? 1 : 0 }));
  // From the last area up: children stand behind their parents.
  for (let at = areas.length - 1; at >= 0; at--) {
    const [own, above] = [counts[at], counts[areas[at]?.parent ?? -1]];
    if (own === undefined || above === undefined) continue;
    above.all += own.all;
    above.meant += own.meant;
  }
  const countWithin = (at: number) => counts[at] ?? { all: 0, meant: 0 };

  const tell = (at: number): void => {
    const { all, meant } = countWithin(at);
    if (meant === 0) return;
    if (members.has(at) || (!hasLeaves(at) && meant * 2 > all)) {
      note(told.areas, at);
      childrenOf(at).forEach(except);
    } else childrenOf(at).forEach(tell);
  };
  const except = (at: number): void => {
    const { all, meant } = countWithin(at);
    if (all === 0) return;
    if (meant > 0 && (members.has(at) || !hasLeaves(at))) return childrenOf(at).forEach(except);
    note(told.except, at);
    childrenOf(at).forEach(tell);
  };
  childrenOf(null).forEach(tell);
  return told;
}

export function placeOf({ cell, edition }: Area): Place {
  return { territory: edition.territory, code: cell?.code ?? "", nameZh: cell?.nameZh ?? edition.territory, nameEn: cell?.nameEn ?? null };
}
