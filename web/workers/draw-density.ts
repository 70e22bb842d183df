import { kernelDensity, type BBox, type IncidentView } from "../../geo/index.ts";
import type { DensityFigures, Kernel } from "./incident-questions.ts";
import type { Land } from "./land.ts";

/** Of the grid's longer side: two or three pixels of a screen each. */
const SQUARES = 280;
/** Incidents nearer to each other than this share of the bandwidth are taken as one: far below what can be seen. */
const MERGED_SHARE = 1 / 25;

/** Kernel density of the matching incidents over the land. */
export function drawDensity(view: IncidentView, land: Land, extent: BBox, kernel: Kernel, bandwidthMetres: number): DensityFigures {
  const { lng, lat } = view.columns;
  const [west, south, east, north] = extent;
  const columns = Math.max(1, Math.round(SQUARES * Math.min(1, (east - west) / (north - south))));
  const grid = kernelDensity({ lng, lat, rows: view.matchingRows(), kernel, bandwidthMetres, extent, columns, mergeMetres: bandwidthMetres * MERGED_SHARE });
  if (grid === undefined) throw new Error("The density was stopped.");
  return {
    kernel, bandwidthMetres, columns: grid.columns, rows: grid.rows, bbox: [...grid.bbox],
    perSquareKm: onLand(grid, land), incidents: grid.n,
  };
}

function onLand({ columns, rows, bbox: [west, south, east, north], perSquareKilometre }: { columns: number; rows: number; bbox: BBox; perSquareKilometre: Float64Array }, land: Land): Float32Array {
  const top = mercatorHeight(north);
  const step = (top - mercatorHeight(south)) / rows;
  return Float32Array.from(perSquareKilometre, (value, at) => {
    const lng = west + ((at % columns) + 0.5) * ((east - west) / columns);
    const lat = latitudeAt(top - (Math.floor(at / columns) + 0.5) * step);
    return land.holds(lng, lat) ? value : NaN;
  });
}

/** Spherical Mercator, in radians. */
function mercatorHeight(lat: number): number {
  return Math.asinh(Math.tan((lat * Math.PI) / 180));
}

function latitudeAt(height: number): number {
  return (Math.atan(Math.sinh(height)) * 180) / Math.PI;
}
