import type { LegendContent } from "./use-legend-content.ts";

/** The map as it was drawn, one picture a period, with what a scale bar needs. */
export interface TakenPictures {
  readonly pictures: readonly Blob[];
  readonly captions: readonly string[] | null;
  readonly legend: LegendContent | null;
  /** Metres on the ground across one picture, at its middle. */
  readonly metresAcross: number;
}

const EARTH_CIRCUMFERENCE_METRES = 40_075_016.686;
const TILE_PIXELS = 512;

/** Ground resolution of a spherical Mercator map at its centre. */
export function metresPerPixel({ lat, zoom }: { lat: number; zoom: number }): number {
  return (EARTH_CIRCUMFERENCE_METRES * Math.cos(lat * (Math.PI / 180))) / (TILE_PIXELS * 2 ** zoom);
}

/** The longest round length (1, 2 or 5 times a power of ten) that is not over the given one. */
export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((digit) => digit * power <= metres) ?? 1) * power;
}
