import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapChoice } from "../../stores/analysis-subject.ts";
import { PLACE_LAYERS } from "./analysis-layer-ids.ts";

interface PixelPoint { readonly x: number; readonly y: number; }
const PICK_RADIUS_PIXELS = 5;
/** A cluster has an id where all its incidents are at one position. */
const INCIDENT_LAYERS = ["incident-mark", "incident-disc", "incident-ring", "cluster-disc"] as const;

/** What the pointer is on: an incident before the place beneath it. */
export function choiceAt(map: MapLibreMap, point: PixelPoint): MapChoice | null {
  const id = Number(featuresAt(map, around(point), INCIDENT_LAYERS)[0]?.properties["id"]);
  if (Number.isSafeInteger(id)) return { kind: "incident", id };
  const place = featuresAt(map, [point.x, point.y], PLACE_LAYERS)[0];
  const name: unknown = place?.properties["path"] ?? place?.properties["id"];
  return typeof name === "string" ? { kind: "place", id: name } : null;
}

/** The position of the cluster under the pointer. */
export function clusterAt(map: MapLibreMap, point: PixelPoint): [number, number] | null {
  const cluster = featuresAt(map, around(point), ["cluster-disc"])[0];
  if (cluster?.geometry.type !== "Point") return null;
  const [lng = 0, lat = 0] = cluster.geometry.coordinates;
  return [lng, lat];
}

function around({ x, y }: PixelPoint): [[number, number], [number, number]] {
  return [[x - PICK_RADIUS_PIXELS, y - PICK_RADIUS_PIXELS], [x + PICK_RADIUS_PIXELS, y + PICK_RADIUS_PIXELS]];
}

function featuresAt(map: MapLibreMap, where: [number, number] | [[number, number], [number, number]], layers: readonly string[]) {
  const present = layers.filter((id) => map.getLayer(id));
  return present.length === 0 ? [] : map.queryRenderedFeatures(where, { layers: present });
}
