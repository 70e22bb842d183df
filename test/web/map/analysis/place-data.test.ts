import { expect, test } from "vitest";
import { binData, circleData, polygonData } from "../../../../web/map/analysis/place-data.ts";
import { readTileAddress, incidentTilesAddress } from "../../../../web/map/analysis/tile-address.ts";
import { cellPlaces, somePlaces } from "./analysis-state-builder.ts";

test("bins are closed rings with their id", () => {
  expect(binData(somePlaces()).features[1]).toMatchObject({ properties: { id: "2" }, geometry: { coordinates: [[[118, 34], [119, 34], [119, 35], [118, 35], [118, 34]]] } });
});

test("the same places give the same object: a style is built for every change", () => {
  const places = somePlaces();

  expect(binData(places)).toBe(binData(places));
});

test("cells have circles at their labels and no shapes of their own", () => {
  expect(circleData(cellPlaces()).features[0]).toMatchObject({ properties: { id: "t/a" }, geometry: { coordinates: [117.1, 34] } });
  expect(binData(cellPlaces()).features).toEqual([]);
});

test("a polygon closes itself, and needs three corners", () => {
  expect(polygonData([[1, 2], [3, 4], [5, 6]]).features[0]).toMatchObject({ geometry: { coordinates: [[[1, 2], [3, 4], [5, 6], [1, 2]]] } });
  expect(polygonData([[1, 2], [3, 4]]).features).toEqual([]);
});

test("a tile's address says view and place", () => {
  const address = incidentTilesAddress({ view: "B", revision: 4 }).replace("{z}", "9").replace("{x}", "1").replace("{y}", "2");

  expect(readTileAddress(address)).toEqual({ view: "B", z: 9, x: 1, y: 2 });
});

test.each(["incidents://C/1/2/3", "https://A/1/2/3", "incidents://A/1/2"])("%s is not one of ours", (address) => {
  expect(readTileAddress(address)).toBeNull();
});
