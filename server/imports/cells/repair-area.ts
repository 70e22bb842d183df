import type { MultiPolygon, Polygon } from "geojson";
import { type Repair, repairCells } from "../../../geo/index.ts";

/** The area with what can be put right without moving its border, and what that was. */
export function repairArea(code: string, area: Polygon | MultiPolygon): { geometry: Polygon | MultiPolygon; repairs: Repair[] } {
  const { cells, repairs } = repairCells({ type: "FeatureCollection", features: [{ type: "Feature", properties: { code }, geometry: area }] });
  return { geometry: cells.features[0]?.geometry ?? area, repairs };
}
