import { createStillMap } from "../create-map.ts";
import { buildWallStyle } from "./build-wall-style.ts";
import type { WallMapState } from "./wall-map-state.ts";
import { cameraOf } from "./wall-view.ts";

/** A machine without graphics hardware draws a picture in some seconds. */
const PATIENCE_MS = 60_000;

/**
 * Takes pictures of some views, one after the other by one map that is gone afterwards: six maps side by side
 * would hold six graphics contexts for months. Each is handed over as soon as it is there, or left out where it
 * does not come about in time.
 */
export async function takeCloseUps(states: readonly WallMapState[], onPicture: (at: number, picture: Blob) => void, signal: AbortSignal): Promise<void> {
  const [first] = states;
  if (first === undefined) return;
  const host = document.createElement("div");
  host.style.cssText = `position:fixed;left:-100000px;top:0;width:${first.view.width}px;height:${first.view.height}px`;
  host.setAttribute("aria-hidden", "true");
  document.body.append(host);
  const map = createStillMap(host, buildWallStyle(first), cameraOf(first.view));
  try {
    for (const [at, state] of states.entries()) {
      if (at > 0) {
        const { lng, lat, zoom } = cameraOf(state.view);
        map.jumpTo({ center: [lng, lat], zoom });
        map.setStyle(buildWallStyle(state), { diff: true, validate: false });
      }
      const picture = await pictureOf(map, signal);
      if (signal.aborted) return;
      if (picture !== null) onPicture(at, picture);
    }
  } finally {
    map.remove();
    host.remove();
  }
}

/** The canvas can only be read in the frame that drew it. */
function pictureOf(map: ReturnType<typeof createStillMap>, signal: AbortSignal): Promise<Blob | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    const end = (picture: Blob | null): void => {
      clearTimeout(timer);
      resolve(picture);
    };
    signal.addEventListener("abort", () => end(null), { once: true });
    map.once("idle", () => {
      map.once("render", () => map.getCanvas().toBlob(end, "image/png"));
      map.triggerRepaint();
    });
  });
}
