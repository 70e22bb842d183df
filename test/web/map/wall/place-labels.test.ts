import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LabelWish, placeLabels } from "../../../../web/map/wall/place-labels.ts";
import type { Box } from "../../../../web/map/wall/wall-view.ts";
import { propertyRuns } from "../../../support/property-runs.ts";

const bounds: Box = { left: 0, top: 0, right: 1300, bottom: 820 };
const overlaps = (one: Box, other: Box) => Math.min(one.right, other.right) > Math.max(one.left, other.left) && Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top);
const aWish = (id: string, x: number, y: number, over: Partial<LabelWish> = {}): LabelWish =>
  ({ id, about: { left: x - 30, top: y - 25, right: x + 30, bottom: y + 25 }, width: 32, height: 32, distance: 12, mayCover: false, ...over });

describe("places for labels", () => {
  test("what is called free covers nothing and lies within the bounds; everything wished for is placed", () => {
    const wish = fc.tuple(fc.integer({ min: 60, max: 1240 }), fc.integer({ min: 60, max: 760 }), fc.boolean());
    fc.assert(fc.property(fc.array(wish, { minLength: 1, maxLength: 14 }), (all) => {
      const wishes = all.map(([x, y, mayCover], at) => aWish(`${at}`, x, y, mayCover ? { mayCover, width: 90, height: 30 } : {}));
      const cards: Box[] = [{ left: 0, top: 0, right: 240, bottom: 180 }];
      const placed = placeLabels(wishes, cards, bounds);

      expect(placed.map(({ id }) => id)).toEqual(wishes.map(({ id }) => id));
      placed.forEach(({ box, isFree }, at) => {
        if (!isFree) return;
        expect([...cards, ...placed.slice(0, at).map((other) => other.box)].some((other) => overlaps(box, other))).toBe(false);
        expect(box.left >= 0 && box.top >= 0 && box.right <= 1300 && box.bottom <= 820).toBe(true);
      });
    }), { numRuns: propertyRuns(60) });
  });

  test("a number stands above what it is about, outside of it, and its line ends there", () => {
    const [label] = placeLabels([aWish("1", 600, 400)], [], bounds);

    expect(label).toMatchObject({ isFree: true, box: { left: 584, right: 616, bottom: 400 - 25 - 12 }, end: [600, 375] });
  });

  test("the name of an area stands on it unless something is there", () => {
    const wish = aWish("area", 600, 400, { mayCover: true, width: 90, height: 30 });

    expect(placeLabels([wish], [], bounds)[0]?.box).toEqual({ left: 555, right: 645, top: 385, bottom: 415 });
    expect(placeLabels([wish], [{ left: 590, right: 610, top: 390, bottom: 410 }], bounds)[0]?.isFree).toBe(true);
  });

  test("the same wishes give the same places", () => {
    const wishes = [aWish("1", 300, 300), aWish("2", 320, 310), aWish("3", 310, 290)];

    expect(placeLabels(wishes, [], bounds)).toEqual(placeLabels(wishes, [], bounds));
  });
});
