import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { z } from "zod";
import { request } from "./client.ts";

const landSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.looseObject({
    geometry: z.looseObject({ type: z.enum(["Polygon", "MultiPolygon"]), coordinates: z.array(z.unknown()) }),
    properties: z.object({ code: z.string() }),
  })),
});

export type Land = FeatureCollection<Polygon | MultiPolygon, { code: string }>;

/** The topmost cells in force: the ground that all cells together cover. */
export async function fetchLand(signal?: AbortSignal): Promise<Land> {
  const { features } = await request(landSchema, "/api/land", signal ? { signal } : {});
  // Positions are not checked one by one: a border can hold 100,000.
  return { type: "FeatureCollection", features: features.map(({ geometry, properties }) => ({ type: "Feature", properties, geometry }) as Feature<Polygon | MultiPolygon, { code: string }>) };
}
