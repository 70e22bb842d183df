import { categoryHotspots, countCategories, readCellPath } from "../../geo/index.ts";
import type { LoadedCellNetwork } from "../cells/cell-network.ts";
import type { CurrentColumns, FoundCategoryHotspots } from "../columns/live-columns.ts";
import type { CategoryHotspots } from "../contract/hotspot.ts";
import { InvalidError } from "../errors.ts";
import { MOST_CELLS_UNASKED } from "../http/depth-query.ts";
import { said } from "../said.ts";
import { askedDepth, deepestWithin } from "../territory/asked-depth.ts";
import { editionsByTerritory } from "../territory/cells-by-code.ts";
import type { Territories } from "../territory/territories.ts";
import { createChiefFinder } from "./find-chief.ts";
import { describeGroup } from "./describe-group.ts";
import type { HotspotsDeps } from "./find-hotspots.ts";
import type { CategoryHotspotsQuery } from "./hotspots-query.ts";
import { weightsOf } from "./hotspot-weights.ts";
import { windowEndMs } from "./window-end.ts";

/**
 * Where every category by itself concentrates in a window, with the change against the window before and
 * who answers for the place. Answers hold until the next event, whoever asks.
 *
 * @throws {InvalidError} when the window is empty, or depth or level name nothing.
 */
export async function findCategoryHotspots(deps: HotspotsDeps, query: CategoryHotspotsQuery): Promise<CategoryHotspots> {
  const asOf = deps.now();
  const current = await deps.liveColumns.current();
  const { snapshot: { territories, responsibilities } } = await deps.liveAssigner.current();
  const span = spanOf(query, asOf);
  const depth = askedDepth(query, territories.levels) ?? deepestWithin(MOST_CELLS_UNASKED, territories.inForceAt(asOf.getTime()));
  const { network, version } = await deps.cellNetworks.at(depth, territories, asOf);
  const key = [version, span.fromMs, span.toMs, query.measure, query.alpha, query.fewestIncidents].join(" ");
  const found = current.categoryHotspots.get(key, current.lastSeq, () => find(current, network, territories, { ...query, ...span, asOf }));
  const chiefOf = createChiefFinder(responsibilities);
  return { ...found, groups: found.groups.map((group) => ({ ...group, chief: chiefOf(group.place.territory, readCellPath(group.place.path).codes, asOf.getTime()) })) };
}

interface Span { readonly fromMs: number; readonly toMs: number; readonly beforeMs: number; }

function spanOf({ from, to }: CategoryHotspotsQuery, asOf: Date): Span {
  const fromMs = Date.parse(from);
  const toMs = windowEndMs(to === undefined ? undefined : Date.parse(to), asOf);
  if (toMs <= fromMs) throw InvalidError.at("query.from", said("The window is empty: from is not before its end (to, or now)", "时段是空的：起点不早于终点（或现在）"));
  return { fromMs, toMs, beforeMs: fromMs - (toMs - fromMs) };
}

function find(current: CurrentColumns, network: LoadedCellNetwork, territories: Territories, query: CategoryHotspotsQuery & Span & { asOf: Date }): FoundCategoryHotspots {
  const { fromMs, toMs, beforeMs, measure, alpha, fewestIncidents, asOf } = query;
  const { columns } = current;
  const counted = countCategories(columns, network.finder, network.cells.length, query).filter(({ counts }) => counts.some((count) => count > 0));
  // What was never recorded cannot be compared with.
  const isKnown = columns.reportedAtMs.some((at) => at < beforeMs);
  const weights = weightsOf(measure, network);
  const { groups, tests } = categoryHotspots({
    categories: isKnown ? counted : counted.map(({ category, counts }) => ({ category, counts })),
    weights, neighbours: network.neighbours, alpha, fewestIncidents,
  });
  const editionsOf = editionsByTerritory(territories, asOf.getTime());
  const names = new Map(current.categories.map((category) => [category.code, category]));
  const countsOf = new Map(counted.map(({ category, counts }) => [category, counts]));
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    asOf: asOf.toISOString(), lastEventSeq: current.lastSeq,
    period: { from: iso(fromMs), to: iso(toMs) },
    previous: isKnown ? { from: iso(beforeMs), to: iso(fromMs) } : null,
    depth: network.depth, measure, alpha, fewestIncidents,
    cells: weights.filter((weight) => weight > 0).length, categories: counted.length, tests,
    groups: groups.map((group, at) => {
      const { code, nameZh, nameEn } = names.get(group.category) ?? { code: group.category, nameZh: group.category, nameEn: null };
      const classes = new Map(group.cells.map((cell, place) => [cell, group.classes[place]!]));
      return {
        ...describeGroup(group, at + 1, { network, counts: countsOf.get(group.category)!, editionsOf }, (place) => classes.get(place) ?? 0),
        category: { code, nameZh, nameEn },
      };
    }),
  };
}
