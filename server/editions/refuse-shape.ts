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
  const known = new Set(faultsOf(edited, stored).map(({ kind }) => kind));
  const broken = known.has("too_few_positions") ? [] : brokenRings(edited, geometry);
  if (broken.length > 0) return broken;
  const [repaired = area] = repairCells(collectionOf(edited, area)).cells.features.map((feature) => feature.geometry as Polygon | MultiPolygon);
  const faults = faultsOf(edited, repaired).filter(({ kind }) => !known.has(kind));
  if (faults.length === 0) return repaired;
  return faults.map((finding) => {
    const { title, explanation, advice } = explainFinding(finding, "en");
    return { field: placeOf(edited.place, geometry, finding), message: `${title}: ${explanation} ${advice}` };
  });
}

const FEWEST_POSITIONS = 4;

/** Rings by RFC 7946, 3.1.6. A file that leaves one open is told of its repair; whoever edits has nobody to tell and has lost a vertex. */
function brokenRings({ place, name, code }: EditedShape, { type, coordinates }: Area): ErrorDetail[] {
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  return parts.flatMap((rings, part) => rings.flatMap((ring, at): ErrorDetail[] => {
    const [first, last] = [ring[0], ring.at(-1)];
    const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
    if (ring.length >= FEWEST_POSITIONS && isClosed) return [];
    const field = [place, "coordinates", ...(type === "Polygon" ? [] : [part]), at].join(".");
    const fault = isClosed ? `it has fewer than three different positions (${ring.length} in all)` : `it is not closed: its last position is not its first`;
    return [{ field, message: `Degenerate ring: ${name} (${code}): ring ${at + 1} of part ${part + 1} encloses nothing, for ${fault}. Send at least ${FEWEST_POSITIONS} positions, the last equal to the first.` }];
  }));
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
