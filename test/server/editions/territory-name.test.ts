import { expect, test } from "vitest";
import { isTerritoryName, territoryNameOf } from "../../../server/editions/territory-name.ts";

test.each([
  ["Chicago_community areas.geojson.gz", "chicago-community-areas"], ["枣庄市.geojson", "枣庄市"], ["枣庄市（乡镇）2026.json", "枣庄市-乡镇-2026"],
  ["Zürich.geojson", "zürich"], ["Zu\u0308rich.geojson", "zürich"], ["???.geojson", "territory"], [`${"市".repeat(90)}.geojson`, "市".repeat(60)],
])("%s names the territory %s", (fileName, name) => {
  expect(territoryNameOf(fileName)).toBe(name);
  expect(isTerritoryName(name)).toBe(true);
});

test.each(["", "a b", "a\u3000b", "a,b", "a/b", "a?b", "a#b", 'a"b', "a'b", "a&b", "a%b", "a\\b", "Town", "a\u0000", "市".repeat(61)])("%j names none", (name) => {
  expect(isTerritoryName(name)).toBe(false);
});
