import type { FindingTexture } from "../../map/editions/editions-state.ts";

const TEXTURES: Readonly<Record<string, FindingTexture>> = {
  gap: "gap", enclosed_hole: "gap", parent_not_filled: "gap",
  overlap: "overlap", parts_overlap: "overlap", child_outside_parent: "overlap", territory_overlap: "overlap",
  near_miss: "edge",
};

/** How findings of a kind are drawn, on the map and beside their names. */
export function textureOf(kind: string): FindingTexture {
  return TEXTURES[kind] ?? "other";
}
