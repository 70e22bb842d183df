import { expect, test } from "vitest";
import { type IncidentFilter, studiedCells } from "../../../geo/index.ts";

/** Towns of two territories, each with a point inside. */
const TOWNS = {
  paths: ["north/n/n1/n11", "north/n/n1/n12", "north/n/n2/n21", "south/s/n1/s11"],
  labels: Float64Array.of(117, 35, 117.1, 35, 117.2, 35, 117, 34),
};
const OWNERS = [null, "north/n/n2/n21/n211", "south/s/n1/s11/v", "north/n/n1/n12/v"];

const studied = (filter: IncidentFilter) => [...studiedCells(TOWNS, filter, OWNERS)];

test.each<[string, IncidentFilter, number[]]>([
  ["no filter: all", {}, [0, 1, 2, 3]],
  ["filters of other things: all", { categories: ["noise"], hours: [3] }, [0, 1, 2, 3]],
  ["a county: its towns", { cells: [{ territory: "north", code: "n1" }] }, [0, 1]],
  ["a code that two territories share: the one of the territory named", { cells: [{ territory: "south", code: "n1" }] }, [3]],
  ["a town", { cells: [{ territory: "north", code: "n12" }] }, [1]],
  ["two places", { cells: [{ territory: "north", code: "n12" }, { territory: "south", code: "s" }] }, [1, 3]],
  ["a village: the town above it", { cells: [{ territory: "north", code: "n211" }] }, [2]],
  ["a village whose code another territory has too: the town of the one named", { cells: [{ territory: "north", code: "v" }] }, [1]],
  ["a village of which nothing is known", { cells: [{ territory: "north", code: "n999" }] }, []],
  ["a territory", { territories: ["south"] }, [3]],
  ["a polygon, its border included", { polygon: [[116, 33], [117, 36], [117, 35], [117.1, 35], [117.1, 33]] }, [0, 1, 3]],
  ["a polygon and a county", { polygon: [[116.9, 34.9], [117.15, 34.9], [117.15, 35.1], [116.9, 35.1]], cells: [{ territory: "north", code: "n2" }] }, []],
])("%s", (_, filter, expected) => {
  expect(studied(filter)).toEqual(expected);
});
