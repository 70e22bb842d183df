import type { Upstream } from "../../../server/contract/water.ts";

/** A section or an enterprise up-stream of somewhere. */
export type UpstreamPlace =
  | { readonly type: "section"; readonly place: Upstream["sections"][number] }
  | { readonly type: "enterprise"; readonly place: Upstream["enterprises"][number] };

/** Sections and enterprises together, nearest first by the way of the water. */
export function upstreamPlaces({ sections, enterprises }: Upstream): UpstreamPlace[] {
  return [
    ...sections.map((place) => ({ type: "section" as const, place })),
    ...enterprises.map((place) => ({ type: "enterprise" as const, place })),
  ].toSorted((one, other) => one.place.distanceMetres - other.place.distanceMetres);
}
