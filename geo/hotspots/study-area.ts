import { readCellPath, writeCellPath } from "../columns/cell-path.ts";
import type { CellChoice, IncidentFilter } from "../columns/incident-filter.ts";
import { PolygonTest } from "../columns/polygon-test.ts";

/** Cells of one depth as far as a filter can tell them apart. */
export interface PlacedCells {
  /** As of cell-path.ts. */
  readonly paths: readonly string[];
  /** lng, lat, lng, lat, … of a point inside each. */
  readonly labels: Float64Array;
}

/**
 * Places of the cells that a filter is about. Outside its cells, territories and polygon no incident
 * can match, and to count those cells as empty would make hotspots of what was chosen.
 *
 * With cells: those, and all beneath them; for a chosen cell that is deeper than these, the one above it,
 * known from the paths of owners; where editions moved it, each cell that was above it. With a polygon: cells whose label point is in it.
 */
export function studiedCells({ paths, labels }: PlacedCells, filter: IncidentFilter, ownerPaths: readonly (string | null)[]): Uint32Array {
  const polygon = filter.polygon && new PolygonTest(filter.polygon);
  const lines = filter.cells?.flatMap((choice) => linesOf(choice, ownerPaths));
  const isMeant = (place: number) => {
    const { territory, codes } = readCellPath(paths[place]!);
    if (filter.territories !== undefined && !filter.territories.includes(territory)) return false;
    if (polygon !== undefined && !polygon.holds(labels[place * 2]!, labels[place * 2 + 1]!)) return false;
    return lines === undefined || lines.some((line) =>
      (line.territory === null || line.territory === territory) && (codes.includes(line.codes.at(-1)!) || line.codes.includes(codes.at(-1)!)));
  };
  return Uint32Array.from(paths.keys()).filter(isMeant);
}

interface Line { readonly territory: string | null; readonly codes: readonly string[]; }

/** Codes from the top cell down to the chosen one, of every place in the tree that it is known at, whatever the order of owners; the code alone when nothing was ever reported beneath it. */
function linesOf({ territory, code }: CellChoice, ownerPaths: readonly (string | null)[]): readonly Line[] {
  const lines = new Map<string, Line>();
  const written = writeCellPath(code, []);
  for (const path of ownerPaths) {
    if (path === null || !path.includes(written)) continue;
    const owner = readCellPath(path);
    const end = owner.codes.indexOf(code);
    if (end < 0 || (territory !== null && territory !== owner.territory)) continue;
    const codes = owner.codes.slice(0, end + 1);
    lines.set(writeCellPath(owner.territory, codes), { territory: owner.territory, codes });
  }
  return lines.size > 0 ? [...lines.values()] : [{ territory, codes: [code] }];
}
