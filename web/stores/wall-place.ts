/** Where the wall was: taken up again after a reload or a power cut. */
export interface WallPlace { readonly sceneId: string | null; readonly isPaused: boolean; }

const KEPT_AS = "ecogrid.wall.place";

export function rememberedPlace(): WallPlace {
  const kept = new URLSearchParams(localStorage.getItem(KEPT_AS) ?? "");
  return { sceneId: kept.get("scene"), isPaused: kept.get("paused") === "1" };
}

export function rememberPlace({ sceneId, isPaused }: WallPlace): void {
  localStorage.setItem(KEPT_AS, new URLSearchParams({ ...(sceneId === null ? {} : { scene: sceneId }), ...(isPaused ? { paused: "1" } : {}) }).toString());
}
