import type { HotspotGroup as FoundGroup } from "../../geo/index.ts";
import { readCellPath, writeCellPath } from "../../geo/index.ts";
import type { LoadedCellNetwork } from "../cells/cell-network.ts";
import type { HotspotGroup } from "../contract/hotspot.ts";
import { cellByCode } from "../territory/cells-by-code.ts";
import type { LoadedEdition } from "../territory/loaded-edition.ts";

type NetworkCell = LoadedCellNetwork["cells"][number];

/** What naming a group needs: the network that was tested, its counts, and the editions it is of. */
export interface GroupGround {
  readonly network: LoadedCellNetwork;
  readonly counts: Uint32Array;
  readonly editionsOf: ReadonlyMap<string, LoadedEdition[]>;
}

/** A group in the words of the contract; `classOf` is the class of a cell by its place in the network. */
export function describeGroup(group: FoundGroup, number: number, { network, counts, editionsOf }: GroupGround, classOf: (place: number) => number): HotspotGroup {
  const cells = group.cells.map((place) => ({ place, cell: network.cells[place]! }));
  const { cell: peak } = cells[0]!;
  return {
    number,
    place: placeAbove(peak, editionsOf),
    peak: { ...named(peak), label: peak.label },
    peakZ: group.peakZ,
    cells: cells.map(({ place, cell: { territory, code, path } }) => ({ territory, code, path, count: counts[place]!, class: classOf(place) > 0 ? classOf(place) : null })),
    bbox: extentOf(cells.map(({ cell }) => cell), editionsOf),
    observed: group.observed, expected: group.expected, relativeRisk: group.relativeRisk, before: group.before, change: group.change,
  };
}

const named = ({ territory, code, path, nameZh, nameEn }: NetworkCell) => ({ territory, code, path, nameZh, nameEn });

function placeAbove(peak: NetworkCell, editionsOf: GroupGround["editionsOf"]): HotspotGroup["place"] {
  const { territory, codes } = readCellPath(peak.path);
  const code = codes.at(-2);
  const above = code === undefined ? undefined : cellByCode(editionsOf.get(territory) ?? [], code);
  if (above === undefined) return named(peak);
  return { territory, code: above.code, path: writeCellPath(territory, codes.slice(0, -1)), nameZh: above.nameZh, nameEn: above.nameEn };
}

function extentOf(cells: readonly NetworkCell[], editionsOf: GroupGround["editionsOf"]): HotspotGroup["bbox"] {
  const boxes = cells.map(({ territory, code, label }) => cellByCode(editionsOf.get(territory) ?? [], code)?.bbox ?? [label.lng, label.lat, label.lng, label.lat] as const);
  const edge = (at: 0 | 1 | 2 | 3, most: (...values: number[]) => number) => most(...boxes.map((box) => box[at]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}
