import { analyseHotspots, FEWEST_PEOPLE, groupHotspots, type HotspotAnalysis, type IncidentFilter, measured, NO_DATA, NOT_COMPUTABLE, OWNERS_DEPTH, studiedCells } from "../../geo/index.ts";
import type { LoadedCellNetwork } from "../cells/cell-network.ts";
import type { CellNetworks } from "../cells/cell-networks.ts";
import { type ColumnsDeps, filterColumns } from "../columns/filter-columns.ts";
import type { CurrentColumns } from "../columns/live-columns.ts";
import { filterKey } from "../columns/view-shelf.ts";
import { writeFilterText } from "../contract/filter-text.ts";
import type { HotspotApiWarning, HotspotCell, Hotspots } from "../contract/hotspot.ts";
import { MOST_CELLS_UNASKED } from "../http/depth-query.ts";
import { askedDepth, deepestWithin } from "../territory/asked-depth.ts";
import { editionsByTerritory } from "../territory/cells-by-code.ts";
import type { Territories } from "../territory/territories.ts";
import { describeGroup } from "./describe-group.ts";
import { weightsOf } from "./hotspot-weights.ts";
import { windowEndMs } from "./window-end.ts";
import type { HotspotsQuery } from "./hotspots-query.ts";

export interface HotspotsDeps extends ColumnsDeps {
  cellNetworks: CellNetworks;
}

type NetworkCell = LoadedCellNetwork["cells"][number];

const UNITS = { count: "incidents", per_km2: "incidents_per_square_kilometre", per_10k: "incidents_per_10000_people" } as const;

/**
 * Where incidents under a filter concentrate more than chance would have it, with everything that is
 * needed to state and to repeat the test. A cell without incidents counts as 0; one whose area or
 * population is needed and not known is no data.
 *
 * @throws {InvalidError | ConflictError} when filter, depth or level name nothing.
 */
export async function findHotspots(deps: HotspotsDeps, { depth, level, measure, correction, alpha, fewestIncidents, ...query }: HotspotsQuery): Promise<Hotspots> {
  const asOf = deps.now();
  const { current, territories, filter } = await filterColumns(deps, query);
  const testedDepth = askedDepth({ depth, level }, territories.levels) ?? deepestWithin(MOST_CELLS_UNASKED, territories.inForceAt(asOf.getTime()));
  const { network, version } = await deps.cellNetworks.at(testedDepth, territories, asOf);
  const key = [version, measure, correction, alpha, fewestIncidents, windowEndMs(filter.toMs, asOf), filterKey(filter)].join(" ");
  const found = current.hotspots.get(key, current.lastSeq, () =>
    find({ current, network, territories, filter, measure, correction, alpha, fewestIncidents, asOf }));
  return { ...found, asOf: asOf.toISOString() };
}

interface Question extends Pick<HotspotsQuery, "measure" | "correction" | "alpha" | "fewestIncidents"> {
  readonly current: CurrentColumns;
  readonly network: LoadedCellNetwork;
  readonly territories: Territories;
  readonly filter: IncidentFilter;
  readonly asOf: Date;
}

function find({ current, network, territories, filter, measure, correction, alpha, fewestIncidents, asOf }: Question): Hotspots {
  const view = current.viewOf(filter);
  const incidents = view.counts().matching;
  const { counts } = network.finder.count(view.cellCounts(OWNERS_DEPTH));
  const studied = studiedCells(network.places, filter, current.columns.cell.values.values());
  const values = Float64Array.from(network.cells, (cell, place) => measured(measure, counts[place]!, denominatorsOf(cell)));
  const found = analyseHotspots({ values, neighbours: network.neighbours, studied, correction, alpha });
  const inCells = studied.reduce((sum, place) => sum + counts[place]!, 0);
  const { n, nNoData, mean, standardDeviation, meanNeighbours, islands } = found.facts;
  const pUsed = correction === "fdr" ? found.pAdjusted : found.p;
  const isStudied = new Set(studied);
  const groups = groupHotspots({
    isHot: Uint8Array.from(found.z, (z, place) => (z > 0 && pUsed[place]! <= alpha ? 1 : 0)),
    z: found.z, counts, before: countBefore(current, network, filter, asOf), neighbours: network.neighbours, fewestIncidents,
    weights: weightsOf(measure, network).map((weight, place) => (isStudied.has(place) ? weight : NaN)),
  });
  const editionsOf = editionsByTerritory(territories, asOf.getTime());
  return {
    asOf: asOf.toISOString(),
    lastEventSeq: current.lastSeq,
    filter: writeFilterText(filter),
    period: { from: instantOf(filter.fromMs), to: instantOf(filter.toMs) },
    depth: network.depth, measure, unit: UNITS[measure],
    method: { ...found.method, neighbourhood: "queen", classLevels: [...found.method.classLevels] },
    n, nNoData, nNotComputable: found.nNotComputable, mean: known(mean), standardDeviation: known(standardDeviation), meanNeighbours, islands,
    counts: found.counts, countsRaw: found.countsRaw, significant: found.significant, significantRaw: found.significantRaw,
    incidents, notInAnyCell: incidents - inCells,
    warnings: [...found.warnings, ...populationWarnings(measure, network, studied)],
    fewestIncidents,
    groups: groups.map((group, at) => describeGroup(group, at + 1, { network, counts, editionsOf }, (place) => found.classes[place]!)),
    cells: Array.from(studied, (place) => describeCell(network.cells[place]!, counts[place]!, values[place]!, found, place)),
  };
}

/** Under the same filter in the window before, of equal length; undefined where the filter has no beginning or records begin within it. */
function countBefore(current: CurrentColumns, network: LoadedCellNetwork, filter: IncidentFilter, asOf: Date): Uint32Array | undefined {
  const { fromMs } = filter;
  if (fromMs === undefined) return undefined;
  const beforeMs = fromMs - (windowEndMs(filter.toMs, asOf) - fromMs);
  if (!(beforeMs < fromMs) || !current.columns.reportedAtMs.some((at) => at < beforeMs)) return undefined;
  return network.finder.count(current.viewOf({ ...filter, fromMs: beforeMs, toMs: fromMs }).cellCounts(OWNERS_DEPTH)).counts;
}

const known = (value: number) => (Number.isFinite(value) ? value : null);
const instantOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

function denominatorsOf({ areaSquareMetres, population }: NetworkCell) {
  return { areaSquareMetres, population: population ?? NaN };
}

function populationWarnings(measure: string, network: LoadedCellNetwork, studied: Uint32Array): HotspotApiWarning[] {
  if (measure !== "per_10k") return [];
  const count = studied.filter((place) => (network.cells[place]!.population ?? 0) > 0 && network.cells[place]!.population! < FEWEST_PEOPLE).length;
  return count > 0 ? [{ code: "small_populations", count, fewest: FEWEST_PEOPLE }] : [];
}

function describeCell({ label: _, ...cell }: NetworkCell, count: number, value: number, found: HotspotAnalysis, place: number): HotspotCell {
  const code = found.classes[place]!;
  const state = code === NO_DATA ? "no_data" : code === NOT_COMPUTABLE ? "not_computable" : "tested";
  const isTested = state === "tested";
  return {
    ...cell, count, value: known(value), state,
    z: known(found.z[place]!), p: known(found.p[place]!), pAdjusted: known(found.pAdjusted[place]!),
    class: isTested ? code : null,
    classRaw: isTested ? found.classesRaw[place]! : null,
  };
}
