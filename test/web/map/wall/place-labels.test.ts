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

  test("a number stands above what it is about, outside of it, and its line runs from its edge to where it leads", () => {
    const [label] = placeLabels([aWish("1", 600, 400, { leadsTo: [600, 405] })], [], bounds);

    expect(label).toMatchObject({ isFree: true, box: { left: 584, right: 616, bottom: 400 - 25 - 12 }, leader: [[600, 363], [600, 405]] });
  });

  test("no line runs through another label, whichever of the two was placed first", () => {
    const point = (x: number, y: number): Box => ({ left: x, top: y, right: x, bottom: y });
    const place = fc.tuple(fc.integer({ min: 300, max: 420 }), fc.integer({ min: 300, max: 420 }));
    fc.assert(fc.property(fc.array(place, { minLength: 2, maxLength: 6 }), (all) => {
      const placed = placeLabels(all.map(([x, y], at) => aWish(`${at}`, x, y, { about: point(x, y), width: 110, leadsTo: [x, y] })), [], bounds);
      const free = placed.filter(({ isFree }) => isFree);

      for (const { id, leader } of free) {
        const middle = [((leader?.[0][0] ?? 0) + (leader?.[1][0] ?? 0)) / 2, ((leader?.[0][1] ?? 0) + (leader?.[1][1] ?? 0)) / 2] as const;
        expect(free.filter((other) => other.id !== id && middle[0] > other.box.left + 12 && middle[0] < other.box.right - 12 && middle[1] > other.box.top + 12 && middle[1] < other.box.bottom - 12)).toEqual([]);
      }
    }), { numRuns: propertyRuns(60) });
  });

  test("a name gives way to a river that runs beneath it, and stands on it where there is no other place", () => {
    const wish = aWish("area", 600, 400, { mayCover: true, width: 90, height: 30 });
    const river = Array.from({ length: 100 }, (_, at) => [600, at * 8] as const);
    const [beside] = placeLabels([wish], [], bounds, river);
    const [onIt] = placeLabels([wish], [], { left: 540, top: 380, right: 660, bottom: 420 }, river);

    expect(river.some(([x]) => x > beside!.box.left && x < beside!.box.right)).toBe(false);
    expect(onIt).toMatchObject({ isFree: true, box: { left: 555, right: 645, top: 385, bottom: 415 } });
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
