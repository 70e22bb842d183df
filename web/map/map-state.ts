import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Swatch } from "./category-swatches.ts";
import type { LayerGroup } from "./layer-ids.ts";
import type { WaterClasses } from "./layers/water-class.ts";
import type { MapPalette } from "./map-palette.ts";

export type Position = readonly [lng: number, lat: number];
export type Outline = Feature<Polygon | MultiPolygon>;

/** Everything that decides what the map shows. The style is a function of this and of nothing else. */
export interface MapState {
  /** Scheme and host of tiles; MapLibre's workers cannot resolve relative addresses. */
  origin: string;
  palette: MapPalette;
  language: "zh" | "en";
  /** West, south, east, north of all cells; null while there are none. */
  bbox: readonly [number, number, number, number] | null;
  /** What the first view shows; null while there are no cells. */
  home: readonly [number, number, number, number] | null;
  hidden: ReadonlySet<LayerGroup>;
  /** Filter of the incidents as query text. */
  incidentQuery: string;
  /** Top-level category code to colour. */
  swatches: ReadonlyMap<string, Swatch>;
  outlines: Readonly<{ owner?: Outline | undefined; neighbour?: Outline | undefined; found?: Outline | undefined }>;
  /** What is mine: everything else goes under a veil. Null: nothing was chosen, and all is alike. */
  own: { readonly outlines: readonly Outline[]; readonly paths: readonly string[] } | null;
  /** Places named in the drawer, with lines to them while one points at their names. */
  links: { readonly from: Position; readonly to: readonly { readonly position: Position; readonly name: string; readonly isPointedAt: boolean; /** Without a mark of its own: the map draws it already. */ readonly isDrawn?: boolean }[] } | null;
  /** What is being measured; while it is, a click sets a point. */
  measure: { readonly kind: "line" | "area"; readonly positions: readonly Position[]; readonly isDrawing: boolean } | null;
  /** The chosen incident. */
  focus: Position | null;
  /** The chosen place. */
  place: Position | null;
  /** Classes of reaches and sections; absent while none are known. */
  water?: WaterClasses | undefined;
}
