import { describe, expect, test } from "vitest";
import { generateCity } from "../../../geo/index.ts";
import { borderFaults } from "./city-borders.ts";

describe.each([1, 2, 3, 4])("rivers of city %i", (seed) => {
  const { rivers, city } = generateCity({ seed, villages: 400, towns: 40, verticesTarget: 20_000 });
  const reaches = rivers.flatMap((river) => river.reaches);
  const reachAt = (river: number, ordinal: number) => rivers[river]?.reaches[ordinal];

  test("there is a main river with at least two tributaries", () => {
    expect(rivers.length).toBeGreaterThanOrEqual(3);
    expect(rivers.map((river) => river.index)).toEqual(rivers.map((_, index) => index));
  });

  test("every reach ends exactly where the one below it begins", () => {
    const mouths = reaches.filter((reach) => !reach.downstream);
    expect(mouths).toEqual([rivers[0]?.reaches.at(-1)]);
    for (const { downstream, positions } of reaches.filter((reach) => reach.downstream))
      expect(reachAt(downstream?.river ?? -1, downstream?.ordinal ?? -1)?.positions[0]).toEqual(positions.at(-1));
  });

  test("rivers meet nowhere else", () => {
    const segments = reaches.flatMap(({ positions }) =>
      positions.slice(1).map((to, at) => [[...(positions[at] ?? to)], [...to]] as const),
    );
    expect(borderFaults(segments)).toEqual([]);
  });

  test("the main river flows through the city", () => {
    const [geometry] = city.features.map((feature) => feature.geometry);
    const lngs = (geometry?.type === "Polygon" ? geometry.coordinates.flat() : []).map(([lng = 0]) => lng);
    const west = lngs.reduce((a, b) => Math.min(a, b));
    const east = lngs.reduce((a, b) => Math.max(a, b));
    const main = rivers[0]?.reaches.flatMap((reach) => reach.positions.map(([lng]) => lng)) ?? [];
    expect(main.at(0)).toBeLessThan(west + (east - west) * 0.05);
    expect(main.at(-1)).toBeGreaterThan(east - (east - west) * 0.05);
  });
});
