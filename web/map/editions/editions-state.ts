import type { FeatureCollection, Geometry, MultiLineString, MultiPolygon, Point, Polygon } from "geojson";
import type { BorderVertex } from "../../workers/border-questions.ts";
import type { MapState } from "../map-state.ts";

/** How a finding is drawn: three textures, not three colours. */
export type FindingTexture = "gap" | "overlap" | "edge" | "other";

export interface FindingProperties { id: string; texture: FindingTexture; chosen: boolean; accepted: boolean }

/** Which of two editions the map shows where they differ. */
export type ShownEdition = "both" | "new" | "old";

/** Everything that decides what the map of boundary editions shows. */
export interface EditionsMapState {
  /** Palette, language, extent and the layers shared with the work-bench map. */
  readonly ground: MapState;
  /** Query of the cell tiles: empty for those in force, else the edition and its version. */
  readonly tiles: string;
  readonly shown: ShownEdition;
  readonly findings: FeatureCollection<Geometry, FindingProperties>;
  readonly changedGround: FeatureCollection<MultiPolygon>;
  readonly bordersGone: MultiLineString;
  readonly bordersNew: MultiLineString;
  /** Cells under editing with every vertex; null while nothing is edited. */
  readonly edited: FeatureCollection<Polygon | MultiPolygon, { code: string; isEdited: boolean }> | null;
  readonly vertices: readonly BorderVertex[];
  /** Incidents that would change hands. */
  readonly moving: FeatureCollection<Point, { id: number }>;
}
