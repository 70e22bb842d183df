export interface Size { readonly width: number; readonly height: number; }
export interface Padding { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number; }

const MARGIN = 20;
/** Zoom buttons at the right edge. */
const CONTROLS = 64;
/** Credits and scale bar at the bottom. */
const CREDITS = 40;

/**
 * What to keep free when a territory of that shape (width over height) is fitted beside a card in the
 * lower left corner: to the right of the card or above it, whichever leaves the larger picture.
 */
export function fitPadding(map: Size, card: Size | null, aspect: number): Padding {
  const plain = { top: MARGIN, right: CONTROLS, bottom: CREDITS, left: MARGIN };
  if (card === null) return plain;
  const beside = { ...plain, left: card.width + MARGIN };
  const above = { ...plain, bottom: card.height + CREDITS + 12 };
  const widthWithin = ({ top, right, bottom, left }: Padding) => Math.min(map.width - left - right, (map.height - top - bottom) * aspect);
  const best = widthWithin(beside) >= widthWithin(above) ? beside : above;
  // On a small map nothing would be left: better a covered corner than a speck.
  return widthWithin(best) < Math.min(map.width, map.height) / 3 ? plain : best;
}
