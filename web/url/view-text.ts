import type { MapView } from "../map/map-view.ts";

/** `117.50000,34.80000,11.00`: longitude and latitude in WGS 84 degrees, zoom. */
export function writeView(view: MapView): string {
  return [view.lng.toFixed(5), view.lat.toFixed(5), view.zoom.toFixed(2)].join(",");
}

export function readView(text: string | null): MapView | null {
  const parts = (text ?? "").split(",").map((part) => Number(part || NaN));
  const [lng = NaN, lat = NaN, zoom = NaN] = parts;
  const valid = parts.length === 3 && Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return valid ? { lng, lat, zoom } : null;
}
