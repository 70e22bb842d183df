import { beforeEach, expect, test, vi } from "vitest";
import type { PlaceFigures } from "../../../../web/map/analysis/analysis-state.ts";
import { createPlacePainter } from "../../../../web/map/analysis/place-painter.ts";
import { cellPlaces, somePlaces } from "./analysis-state-builder.ts";

const map = { setFeatureState: vi.fn(), removeFeatureState: vi.fn() };
const classesOf = (classes: number[], key = "k1"): PlaceFigures => ({ key, classes, radiiPixels: null });
beforeEach(() => vi.clearAllMocks());

test("cells are painted in their tiles, by path", () => {
  createPlacePainter(map).paint(cellPlaces(), classesOf([0, 1, 2]));

  expect(map.setFeatureState).toHaveBeenCalledWith({ source: "cells", sourceLayer: "cell", id: "t/b" }, { class: 1 });
});

test("bins are painted in their own source", () => {
  createPlacePainter(map).paint(somePlaces(), classesOf([0, 1, 2]));

  expect(map.setFeatureState).toHaveBeenCalledWith({ source: "bins", id: "3" }, { class: 2 });
});

test("only what differs from before is touched", () => {
  const painter = createPlacePainter(map);
  painter.paint(somePlaces(), classesOf([0, 1, 2]));
  map.setFeatureState.mockClear();

  painter.paint(somePlaces(), classesOf([0, 3, 2]));

  expect(map.setFeatureState.mock.calls).toEqual([[{ source: "bins", id: "2" }, { class: 3 }]]);
});

test("figures about other places leave the map as it is", () => {
  createPlacePainter(map).paint(somePlaces(), classesOf([0, 1, 2], "k0"));

  expect(map.setFeatureState).not.toHaveBeenCalled();
});

test("new places begin on a clean map", () => {
  const painter = createPlacePainter(map);
  painter.paint(somePlaces(), classesOf([0, 1, 2]));
  map.removeFeatureState.mockClear();

  painter.paint(somePlaces({ key: "k2" }), classesOf([0, 1, 2], "k2"));

  expect(map.removeFeatureState).toHaveBeenCalledWith({ source: "bins" });
});

test("a map that has forgotten is painted whole again", () => {
  const painter = createPlacePainter(map);
  painter.paint(somePlaces(), classesOf([0, 1, 2]));
  map.setFeatureState.mockClear();

  painter.forget();
  painter.paint(somePlaces(), classesOf([0, 1, 2]));

  expect(map.setFeatureState).toHaveBeenCalledTimes(3);
});
