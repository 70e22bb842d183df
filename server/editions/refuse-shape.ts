import type { MultiPolygon, Polygon } from "geojson";
import { checkCells, explainFinding, type Finding, repairCells } from "../../geo/index.ts";
import type { Area } from "../contract/edition-draft.ts";
import type { ErrorDetail } from "../contract/error.ts";
import { readArea } from "../imports/cells/read-area.ts";

/** Where an edited shape stands in the request. */
export interface EditedShape { code: string; name: string; place: string }

/**
 * The area as it may be stored, closed and wound as it should be; or the places at which it is none. What was wrong with
 * the cell before, in kind, is not held against an edit that leaves it as it is.
 */
export function readEditedShape(edited: EditedShape, geometry: Area, stored: Polygon | MultiPolygon): Polygon | MultiPolygon | ErrorDetail[] {
  const area = readArea(geometry as Polygon | MultiPolygon, "wgs84");
  if ("reason" in area) return [{ field: edited.place, message: `${edited.name} (${edited.code}): ${area.message}` }];
  const [repaired = area] = repairCells(collectionOf(edited, area)).cells.features.map((feature) => feature.geometry as Polygon | MultiPolygon);
  const known = new Set(faultsOf(edited, stored).map(({ kind }) => kind));
  const faults = faultsOf(edited, repaired).filter(({ kind }) => !known.has(kind));
  if (faults.length === 0) return repaired;
  return faults.map((finding) => {
    const { title, explanation, advice } = explainFinding(finding, "en");
    return { field: placeOf(edited.place, geometry, finding), message: `${title}: ${explanation} ${advice}` };
  });
}

function faultsOf({ code, name }: EditedShape, geometry: Polygon | MultiPolygon): Finding[] {
  return checkCells(collectionOf({ code, name }, geometry)).filter(({ severity }) => severity === "error");
}

function collectionOf({ code, name }: Pick<EditedShape, "code" | "name">, geometry: Polygon | MultiPolygon) {
  return { type: "FeatureCollection" as const, features: [{ type: "Feature" as const, properties: { code, name, level: 1 }, geometry }] };
}

/** The vertex as one finds it in the request's GeoJSON. */
function placeOf(place: string, { type }: Area, { place: at }: Finding): string {
  if (at === undefined) return place;
  const path = [...(type === "MultiPolygon" ? [at.part] : []), at.ring, ...(at.vertex === undefined ? [] : [at.vertex])];
  return `${place}.coordinates.${path.join(".")}`;
}
