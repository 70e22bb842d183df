import type { MultiPolygon, Polygon } from "geojson";
import { type BBox, buildCellIndex, type CellIndex } from "../../geo/index.ts";
import { decodeWkb } from "../editions/wkb.ts";

/** A cell as the snapshot keeps it; the shape stays encoded until it is needed. */
export interface SnapshotCell {
  readonly code: string;
  readonly levelCode: string;
  /** Depth of its level: 1 is the top. */
  readonly depth: number;
  readonly parentCode: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly bbox: BBox;
  readonly geometryWkb: Uint8Array;
}

/**
 * One published edition in memory. Cells are addressed by their place in `cells`, which is also
 * their ordinal in the index. Never changes: an edition, once published, does not either.
 */
export interface LoadedEdition {
  readonly id: number;
  readonly territory: string;
  readonly name: string;
  /** Milliseconds since 1970; -Infinity: since the beginning. */
  readonly effectiveFromMs: number;
  readonly cells: readonly SnapshotCell[];
  readonly bbox: BBox;
  /** Built when first asked for: past editions are seldom asked. */
  index(): CellIndex;
  /** The place of the cell with this code, or -1. With repeated codes, the first. */
  placeOf(code: string): number;
  /** Places from the top cell down to the cell itself. */
  pathOf(place: number): readonly number[];
  /** The codes of the cell and of everything beneath it. */
  subtreeOf(code: string): readonly string[];
}

type EditionHead = Pick<LoadedEdition, "id" | "territory" | "name" | "effectiveFromMs">;

export function createLoadedEdition(head: EditionHead, cells: readonly SnapshotCell[]): LoadedEdition {
  const placeByCode = new Map<string, number>();
  cells.forEach((cell, place) => { if (!placeByCode.has(cell.code)) placeByCode.set(cell.code, place); });
  const parents = cells.map((cell) => (cell.parentCode === null ? -1 : placeByCode.get(cell.parentCode) ?? -1));
  const paths = new Map<number, readonly number[]>();
  let index: CellIndex | undefined;
  let children: Map<number, number[]> | undefined;

  return {
    ...head,
    cells,
    bbox: bboxOf(cells),
    index: () => (index ??= indexCells(cells)),
    placeOf: (code) => placeByCode.get(code) ?? -1,
    pathOf(place) {
      const known = paths.get(place);
      if (known) return known;
      const path = pathTo(place, parents);
      paths.set(place, path);
      return path;
    },
    subtreeOf(code) {
      const top = placeByCode.get(code);
      if (top === undefined) return [];
      children ??= childrenOf(parents);
      return subtree(top, children).map((place) => cells[place]?.code ?? "");
    },
  };
}

/** An index over some cells, in the order given. */
export function indexCells(cells: readonly SnapshotCell[]): CellIndex {
  return buildCellIndex({
    type: "FeatureCollection",
    features: cells.map((cell) => ({
      type: "Feature", properties: { code: cell.code, level: cell.depth }, geometry: areaOf(cell),
    })),
  });
}

/** The shape of a cell, decoded. */
export function areaOf(cell: SnapshotCell): Polygon | MultiPolygon {
  const geometry = decodeWkb(cell.geometryWkb);
  if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") return geometry;
  throw new RangeError(`cell ${cell.code} is stored as a ${geometry.type}, not as an area`);
}

/** Stops where a faulty edition makes a cell its own ancestor. */
function pathTo(place: number, parents: readonly number[]): number[] {
  const path: number[] = [];
  for (let at = place; at >= 0 && !path.includes(at); at = parents[at] ?? -1) path.push(at);
  return path.reverse();
}

function childrenOf(parents: readonly number[]): Map<number, number[]> {
  const children = new Map<number, number[]>();
  parents.forEach((parent, place) => {
    const siblings = children.get(parent);
    if (siblings) siblings.push(place);
    else children.set(parent, [place]);
  });
  return children;
}

function subtree(top: number, children: ReadonlyMap<number, readonly number[]>): number[] {
  const found = new Set([top]);
  for (const place of found) for (const child of children.get(place) ?? []) found.add(child);
  return [...found];
}

function bboxOf(cells: readonly SnapshotCell[]): BBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { bbox } of cells) {
    west = Math.min(west, bbox[0]);
    south = Math.min(south, bbox[1]);
    east = Math.max(east, bbox[2]);
    north = Math.max(north, bbox[3]);
  }
  return [west, south, east, north];
}
