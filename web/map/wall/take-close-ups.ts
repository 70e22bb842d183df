import { createStillMap } from "../create-map.ts";
import { readFontFaces } from "../font-faces.ts";
import { buildWallStyle } from "./build-wall-style.ts";
import type { WallMapState } from "./wall-map-state.ts";
import { cameraOf } from "./wall-view.ts";

const PATIENCE_MS = 20_000;

/**
 * Pictures of some views, one after the other by one map that is gone afterwards: six maps side by side would
 * hold six graphics contexts for months. Null where a picture did not come about in time.
 */
export async function takeCloseUps(states: readonly WallMapState[], signal: AbortSignal): Promise<(Blob | null)[]> {
  const [first] = states;
  if (first === undefined) return [];
  const host = document.createElement("div");
  host.style.cssText = `position:fixed;left:-100000px;top:0;width:${first.view.width}px;height:${first.view.height}px`;
  host.setAttribute("aria-hidden", "true");
  document.body.append(host);
  const fontFaces = readFontFaces(document.styleSheets, document.baseURI);
  const pictures: (Blob | null)[] = [];
  try {
    for (const state of states) {
      if (signal.aborted) break;
      const map = createStillMap(host, buildWallStyle(state, fontFaces), cameraOf(state.view));
      pictures.push(await pictureOf(map, signal).finally(() => map.remove()));
    }
  } finally {
    host.remove();
  }
  return pictures;
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
