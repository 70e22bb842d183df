import type { MapPalette } from "../map-palette.ts";
import type { WaterClasses } from "../layers/water-class.ts";
import type { WallView } from "./wall-view.ts";

/** Cells of one numbered hotspot; classes 1 to 3 stand for 90, 95 and 99 %. */
export interface WallHotspot {
  readonly number: number;
  readonly cells: readonly { readonly code: string; readonly territory: string; readonly class: number | null }[];
}

/** Everything that decides what the wall's map shows. The style is a function of this and of nothing else. */
export interface WallMapState {
  /** Scheme and host of tiles. */
  readonly origin: string;
  readonly palette: MapPalette;
  /** Screen pixels of one reference pixel. */
  readonly k: number;
  readonly view: WallView;
  /** West, south, east, north of all cells. */
  readonly bbox: readonly [number, number, number, number] | null;
  readonly hotspots: readonly WallHotspot[];
  /** Depth of the cells that hotspots are made of. */
  readonly hotspotDepth: number;
  /** Longitude, latitude and incidents there. */
  readonly points: readonly (readonly [lng: number, lat: number, count: number])[];
  /** Beneath the hotspots they explain nothing away; in a close-up they are what is looked at. */
  readonly arePointsOnTop: boolean;
  readonly water: WaterClasses;
  /** Old readings claim nothing: rivers are dashed then. */
  readonly isWaterStale: boolean;
  readonly showsVillages: boolean;
  /** The district that the scene is about: its neighbours lie under a veil. */
  readonly focus: { readonly territory: string; readonly code: string } | null;
}
