import { type IncidentFilter, readCellPath, sideOfCell } from "../../geo/index.ts";
import type { LoadedCellNetwork } from "../cells/cell-network.ts";
import type { LoadedEdition } from "../territory/loaded-edition.ts";

/**
 * The cells that a filter is about: outside its cells, territories and polygon there can be no
 * incidents under it, and to count those cells as empty would make hotspots of its borders.
 *
 * With cells: those beneath them, and those above a cell that is deeper than the network. With a
 * polygon: those whose label point is inside.
 */
export function studyArea(network: LoadedCellNetwork, { cells, territories, polygon }: IncidentFilter, inForce: readonly LoadedEdition[]): Uint32Array {
  const lines = cells?.map((choice) => ({ territory: choice.territory, codes: lineOf(choice.code, inForce.find(({ territory }) => territory === choice.territory)) }));
  const isMeant = (place: number) => {
    const { path, territory, code, label } = network.cells[place]!;
    if (territories !== undefined && !territories.includes(territory)) return false;
    if (polygon !== undefined && sideOfCell([polygon], [label.lng, label.lat]) === "outside") return false;
    if (lines === undefined) return true;
    const { codes } = readCellPath(path);
    return lines.some((line) => line.territory === territory && (codes.includes(line.codes.at(-1)!) || line.codes.includes(code)));
  };
  return Uint32Array.from(network.cells.keys()).filter(isMeant);
}

/** Codes from the top cell down to the cell; the cell alone where the edition in force has none. */
function lineOf(code: string, edition: LoadedEdition | undefined): string[] {
  const place = edition?.placeOf(code) ?? -1;
  return edition === undefined || place < 0 ? [code] : edition.pathOf(place).map((at) => edition.cells[at]!.code);
}
