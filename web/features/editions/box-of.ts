import type { Geometry } from "geojson";

type Box = [west: number, south: number, east: number, north: number];

/** Some 150 m to each side, so that what is small is seen with its surroundings. */
const MARGIN_DEGREES = 0.0015;

/** With room to each side. */
export function widened([west, south, east, north]: Readonly<Box>, degrees: number): Box {
  return [west - degrees, south - degrees, east + degrees, north + degrees];
}

/** Around a geometry with room to each side; null when it has no positions. */
export function boxAround(geometry: Geometry): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lng, lat] = value as unknown[];
    if (typeof lng === "number" && typeof lat === "number") {
      box[0] = Math.min(box[0], lng);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lng);
      box[3] = Math.max(box[3], lat);
    } else for (const part of value) visit(part);
  };
  if (geometry.type === "GeometryCollection") return null;
  visit(geometry.coordinates);
  return box[0] <= box[2] ? widened(box, MARGIN_DEGREES) : null;
}
