import { z } from "zod";
import type { SourceCrs } from "../../geo/types.ts";

export const CRSS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const satisfies readonly SourceCrs[];

/** An instant in UTC on the way out; any offset, but always one, on the way in. */
export const instantSchema = z.iso.datetime({
  offset: true,
  error: "expected an instant with offset, such as 2026-11-21T14:30:00+08:00 (in an address, write + as %2B)",
}).meta({
  description: "Instant with offset, such as 2026-11-21T06:30:00Z or 2026-11-21T14:30:00+08:00",
});

/** A position as the outside states it, before it becomes longitude and latitude. */
export const statedPositionSchema = z.object({
  x: z.number().describe("Easting: longitude in degrees in the stated system"),
  y: z.number().describe("Northing: latitude in degrees in the stated system"),
  crs: z.enum(CRSS).describe("Reference system; never guessed"),
}).strict();

/** WGS 84. */
export const lngLatSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

/** Something with a code and a name; English is absent where nobody gave it. */
export const namedSchema = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
});

export type StatedPosition = z.infer<typeof statedPositionSchema>;
export type LngLat = z.infer<typeof lngLatSchema>;
export type Named = z.infer<typeof namedSchema>;
