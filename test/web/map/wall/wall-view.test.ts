import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInside, outlineOf, type Ring } from "../../../../web/map/wall/outline.ts";
import { type Box, cameraOf, fitOutline, pixelOf } from "../../../../web/map/wall/wall-view.ts";
import { propertyRuns } from "../../../support/property-runs.ts";

/** A disc: its corners are free, as those of a city are. */
const disc: Ring = Array.from({ length: 72 }, (_, at) => [112 + 0.4 * Math.cos((at * Math.PI) / 36), 32 + 0.34 * Math.sin((at * Math.PI) / 36)] as const);
const [WIDTH, HEIGHT] = [1300, 820];
const within: Box = { left: 18, top: 18, right: WIDTH - 18, bottom: HEIGHT - 18 };
const fit = (cards: readonly Box[], over: Partial<Parameters<typeof fitOutline>[0]> = {}) => fitOutline({ outlines: [disc], width: WIDTH, height: HEIGHT, within, cards, gap: 6, ...over });
const onScreen = (view: ReturnType<typeof fit>) => disc.map((position) => pixelOf(view, position));

describe("fitting an outline between cards", () => {
  test("without cards it fills the height and stands in the middle", () => {
    const ys = onScreen(fit([])).map(([, y]) => y);

    expect(Math.min(...ys)).toBeCloseTo(18, 6);
    expect(Math.max(...ys)).toBeCloseTo(HEIGHT - 18, 6);
  });

  test("cards in corners that the outline leaves free cost nothing", () => {
    expect(fit([{ left: 0, top: 0, right: 240, bottom: 200 }, { left: 1060, top: 620, right: 1300, bottom: 820 }]).share).toBe(1);
  });

  test("no card covers any of it, wherever four cards stand at the corners", () => {
    const size = fc.tuple(fc.integer({ min: 50, max: 420 }), fc.integer({ min: 30, max: 260 }));
    fc.assert(fc.property(size, size, size, size, ([aw, ah], [bw, bh], [cw, ch], [dw, dh]) => {
      const cards: Box[] = [
        { left: 14, top: 14, right: 14 + aw, bottom: 14 + ah }, { left: WIDTH - 14 - bw, top: 14, right: WIDTH - 14, bottom: 14 + bh },
        { left: 14, top: HEIGHT - 14 - ch, right: 14 + cw, bottom: HEIGHT - 14 }, { left: WIDTH - 14 - dw, top: HEIGHT - 14 - dh, right: WIDTH - 14, bottom: HEIGHT - 14 },
      ];
      const view = fit(cards);
      const points = onScreen(view);

      const covered = points.some(([x, y]) => cards.some(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom));
      expect(covered).toBe(false);
      expect(points.every(([x, y]) => x >= within.left - 1e-6 && x <= within.right + 1e-6 && y >= within.top - 1e-6 && y <= within.bottom + 1e-6)).toBe(true);
    }), { numRuns: propertyRuns(40) });
  });

  test("the camera of MapLibre shows the middle of the view, at 512 pixels for the whole world", () => {
    const view = { ...fit([]), worldPx: 1024 };
    const { lng, lat, zoom } = cameraOf(view);

    expect(zoom).toBe(1);
    expect(pixelOf(view, [lng, lat])).toEqual([expect.closeTo(WIDTH / 2, 6), expect.closeTo(HEIGHT / 2, 6)]);
  });
});

describe("outlines", () => {
  test("each part of an area keeps its shape with fewer vertices: one stays near every vertex", () => {
    const part = (west: number): [number, number][] => Array.from({ length: 5000 }, (_, at) => [west + Math.cos((at * Math.PI) / 2500), 32 + Math.sin((at * Math.PI) / 2500)]);
    const parts = [part(112), part(115), part(118)];
    const outline = outlineOf({ type: "MultiPolygon", coordinates: parts.map((ring) => [ring]) });

    expect(outline).toHaveLength(parts.length);
    parts.forEach((fine, at) => {
      const kept = outline[at] ?? [];
      expect(kept.length).toBeLessThan(2500);
      expect(fine.every(([x, y]) => kept.some(([a, b]) => Math.hypot(a - x, b - y) < 0.01))).toBe(true);
    });
  });

  test.each([[[112, 32], true], [[112.39, 32], true], [[112.41, 32], false], [[112.39, 32.3], false]] as const)("%j is inside: %s", (position, inside) => {
    expect(isInside(disc, position)).toBe(inside);
  });
});
