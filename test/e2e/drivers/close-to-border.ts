import { origin } from "./browser.ts";

interface Located { readonly id: number; readonly position: { readonly lng: number; readonly lat: number } | null }

/** The first that lies near a border even when its position is taken to be exact: others do by the error of their position only. */
export async function closeToBorder(items: readonly Located[]): Promise<{ id: number; position: { lng: number; lat: number } }> {
  for (const { id, position } of items) {
    if (position === null) continue;
    const reply = await fetch(`${origin()}/api/assignments/preview`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ position: { x: position.lng, y: position.lat, crs: "wgs84" } }),
    });
    if ((await reply.json() as { nearBoundary: boolean }).nearBoundary) return { id, position };
  }
  throw new Error("no incident lies close to a border");
}
