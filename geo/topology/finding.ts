import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";

/** Every kind of finding; the last compares whole territories and is made where those are known. */
export const FINDING_KINDS = [
  "bad_position",
  "unclosed_ring",
  "too_few_positions",
  "repeated_position",
  "spike",
  "wrong_winding",
  "self_crossing",
  "self_touch",
  "ring_outside",
  "parts_overlap",
  "empty_cell",
  "duplicate_code",
  "missing_parent",
  "wrong_parent_level",
  "overlap",
  "gap",
  "enclosed_hole",
  "near_miss",
  "child_outside_parent",
  "parent_not_filled",
  "remote_part",
  "territory_overlap",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/**
 * How much a finding matters: `error`, somebody's ownership would be wrong or undecided;
 * `warning`, somebody should look; `notice`, `repairCells` puts it right without moving a border.
 */
export const FINDING_SEVERITIES = ["error", "warning", "notice"] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** Place in a cell's coordinates, counted from 0 as in the file. */
export interface RingPlace {
  part: number;
  ring: number;
  /** Absent when the whole ring is meant. */
  vertex?: number;
}

export interface Finding {
  /**
   * Kind, codes and ordinal, such as `overlap:370402-370403:1`. Unique in one result and the same
   * for any order of cells, parts and vertices, so that a person can accept the finding by name.
   */
  id: string;
  kind: FindingKind;
  severity: FindingSeverity;
  level: number;
  cellCodes: string[];
  /** In the order of `cellCodes`; the code where a cell has no name. */
  cellNames: string[];
  /** Where it is, WGS 84; null when the cell has no usable position. */
  geometry: Geometry | null;
  size: number;
  unit: "m" | "m2" | "count";
  place?: RingPlace;
  /** Widest distance between the two borders that bound a gap, overlap or near miss. */
  widthMetres?: number;
  areaSquareMetres?: number;
  /** Number of places that this finding sums up. */
  count?: number;
  /** The offending parent code, position or level, as found. */
  value?: string;
}

export interface TopologyCellProperties {
  code: string;
  name?: string;
  /** Depth in the cell tree, 1 is the top; absent means one below the parent. */
  level?: number;
  /** Code of the parent; null or absent for none. */
  parent?: string | null;
}

export type TopologyCells = FeatureCollection<Polygon | MultiPolygon, TopologyCellProperties>;
