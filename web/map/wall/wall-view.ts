import type { Ring } from "./outline.ts";
import { isInside, thinned } from "./outline.ts";

/** Pixels of a rectangle, from the left upper corner of the map. */
export interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number; }
/** Where a still map looks: what is in the middle, in shares of the Mercator square, and the pixels of that square's side. */
export interface WallView { readonly centre: readonly [number, number]; readonly worldPx: number; readonly width: number; readonly height: number; }

const MOST_LATITUDE = 85.0511287798066;
const TILE_PIXELS = 512;
const RADIANS = Math.PI / 180;

/** Shares of the spherical Mercator square, from its left upper corner. */
export function mercatorOf([lng, lat]: readonly [number, number]): [number, number] {
  const sine = Math.sin(Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)) * RADIANS);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Where a position is on the screen, in pixels from the map's left upper corner. */
export function pixelOf({ centre, worldPx, width, height }: WallView, position: readonly [number, number]): [number, number] {
  const [x, y] = mercatorOf(position);
  return [(x - centre[0]) * worldPx + width / 2, (y - centre[1]) * worldPx + height / 2];
}

/** The camera of MapLibre for the view. */
export function cameraOf({ centre: [x, y], worldPx }: WallView): { lng: number; lat: number; zoom: number } {
  return { lng: (x - 0.5) * 360, lat: (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS, zoom: Math.log2(worldPx / TILE_PIXELS) };
}

/** What must be seen whole, the window it is fitted into, and the cards that must not cover it. */
export interface FitQuestion {
  readonly outlines: readonly Ring[];
  readonly width: number;
  readonly height: number;
  /** What is fitted stays inside, in pixels of the map. */
  readonly within: Box;
  readonly cards: readonly Box[];
  /** Free space to keep from cards, in pixels. */
  readonly gap: number;
}

const LEAST_SHARE = 0.55;
const SHARE_STEP = 0.02;
const PLACES = 17;
/** A territory is looked for among hundreds of places: vertices closer than the gap to cards are one then. */
const SEARCH_FINENESS = 1 / 200;

/**
 * The largest view in which no card covers any of the outlines, the one nearest to the middle among equals.
 * Cards may stand in corners that the outline leaves free: fitting its box between them would waste those.
 * When nothing as large as half of the free fit avoids the cards, the free fit is shown: better covered than tiny.
 */
export function fitOutline({ outlines, width, height, within, cards, gap }: FitQuestion): WallView & { readonly share: number } {
  const all = outlines.flatMap((ring) => ring.map(mercatorOf));
  const rings = outlines.map((ring) => thinned(ring, SEARCH_FINENESS).map(mercatorOf));
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [north, south] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  const [roomX, roomY] = [within.right - within.left, within.bottom - within.top];
  const free = Math.min(roomX / (east - west), roomY / (south - north));
  const viewAt = (worldPx: number, left: number, top: number): WallView => ({
    worldPx, width, height, centre: [west + (width / 2 - left) / worldPx, north + (height / 2 - top) / worldPx],
  });
  for (let share = 1; share >= LEAST_SHARE; share -= SHARE_STEP) {
    const worldPx = free * share;
    const [slackX, slackY] = [roomX - (east - west) * worldPx, roomY - (south - north) * worldPx];
    const places = centredFirst(slackX, slackY).map(([x, y]) => [within.left + x, within.top + y] as const);
    const found = places.find(([left, top]) => {
      const onScreen = rings.map((ring) => ring.map(([x, y]) => [(x - west) * worldPx + left, (y - north) * worldPx + top] as const));
      return cards.every((card) => onScreen.every((ring) => isClear(ring, card, gap)));
    });
    if (found !== undefined) return { ...viewAt(worldPx, ...found), share };
  }
  return { ...viewAt(free, within.left + (roomX - (east - west) * free) / 2, within.top + (roomY - (south - north) * free) / 2), share: 1 };
}

function centredFirst(slackX: number, slackY: number): [number, number][] {
  const steps = Array.from({ length: PLACES }, (_, at) => at / (PLACES - 1));
  return steps.flatMap((x) => steps.map((y) => [x * slackX, y * slackY] as [number, number]))
    .sort((one, other) => Math.hypot(one[0] - slackX / 2, one[1] - slackY / 2) - Math.hypot(other[0] - slackX / 2, other[1] - slackY / 2));
}

function isClear(ring: readonly (readonly [number, number])[], card: Box, gap: number): boolean {
  const isNear = ring.some(([x, y]) => x > card.left - gap && x < card.right + gap && y > card.top - gap && y < card.bottom + gap);
  return !isNear && !isInside(ring, [card.left, card.top]);
}
