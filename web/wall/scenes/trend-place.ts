import type { Ring } from "../../map/wall/outline.ts";
import { type Box, fitOutline } from "../../map/wall/wall-view.ts";

/** What the cards on the map measure, in reference pixels: the legend and the credits about, the others as they are given. */
export const CARDS = {
  legend: { width: 284, height: 168 }, latest: { width: 400, height: 164 }, trend: { width: 400, height: 176 }, credits: { width: 560, height: 24 },
} as const;
const EDGE = 14;
const GAP = 12;

/**
 * Where the card of the twelve months leaves the territory larger: at the lower right, where the design has it, or on the
 * left above the newest incidents, which is better for a territory about as wide as high.
 */
export function trendPlace(outlines: readonly Ring[], { width, height }: { readonly width: number; readonly height: number }): "left" | "right" {
  const at = ({ width: w, height: h }: { readonly width: number; readonly height: number }, left: number, top: number): Box => ({ left, top, right: left + w, bottom: top + h });
  const { legend, latest, trend, credits } = CARDS;
  const latestTop = height - EDGE - latest.height;
  const others = [at(legend, EDGE, EDGE), at(latest, EDGE, latestTop), at(credits, width - EDGE - credits.width, height - EDGE - credits.height)];
  const shareWith = (card: Box) => fitOutline({ outlines, width, height, cards: [...others, card], gap: 6, within: { left: 18, top: 18, right: width - 18, bottom: height - 18 } }).share;
  const right = shareWith(at(trend, width - EDGE - trend.width, height - EDGE - 32 - trend.height));
  return right >= 1 || right >= shareWith(at(trend, EDGE, latestTop - GAP - trend.height)) ? "right" : "left";
}
