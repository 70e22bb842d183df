import { describe, expect, test } from "vitest";
import { areNear, homeOf, territoriesOf, territoryAt } from "../../../web/stores/territories.ts";
import { anEdition } from "../features/builders.ts";

const shifan = anEdition({ territory: "3704", cellCount: 800, bbox: [117, 34, 118, 35] });
const beside = anEdition({ territory: "3703", cellCount: 300, bbox: [118, 34, 119, 35] });
const chicago = anEdition({ territory: "chicago", cellCount: 900, bbox: [-88, 41, -87, 42] });
const empty = anEdition({ territory: "new", cellCount: 0, bbox: null });

test("a territory without cells is not offered, and the largest comes first", () => {
  expect(territoriesOf([shifan, empty, chicago]).map(({ code }) => code)).toEqual(["chicago", "3704"]);
});

test.each([
  ["none", [], true], ["one", [shifan], true], ["neighbours", [shifan, beside], true], ["another continent", [shifan, beside, chicago], false],
  ["far to the north", [shifan, anEdition({ territory: "n", bbox: [117, 60, 118, 61] })], false],
] as const)("%s: seen in one view %s", (_name, editions, near) => {
  expect(areNear(territoriesOf(editions))).toBe(near);
});

describe("home", () => {
  test("is everything while territories are near each other", () => {
    expect(homeOf({ editionsInForce: [shifan, beside], bbox: [117, 34, 119, 35] })).toEqual([117, 34, 119, 35]);
  });

  test("is the territory with the most cells when they lie far apart", () => {
    expect(homeOf({ editionsInForce: [shifan, chicago], bbox: [-88, 34, 118, 42] })).toEqual([-88, 41, -87, 42]);
  });

  test("is nowhere without cells", () => {
    expect(homeOf({ editionsInForce: [empty], bbox: null })).toBeNull();
  });
});

test("a position belongs to the smallest territory around it", () => {
  const province = anEdition({ territory: "37", cellCount: 9000, bbox: [114, 33, 123, 39] });
  const territories = territoriesOf([province, shifan, chicago]);

  expect(territoryAt(territories, { lng: 117.5, lat: 34.5 })?.code).toBe("3704");
  expect(territoryAt(territories, { lng: 116, lat: 36 })?.code).toBe("37");
  expect(territoryAt(territories, { lng: 0, lat: 0 })).toBeNull();
});
