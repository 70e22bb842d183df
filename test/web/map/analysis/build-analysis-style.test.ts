import { createExpression, validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { ANALYSIS_LAYERS, PLACE_LAYERS, type AnalysisLayerId } from "../../../../web/map/analysis/analysis-layer-ids.ts";
import type { AnalysisMapState } from "../../../../web/map/analysis/analysis-state.ts";
import { buildAnalysisStyle } from "../../../../web/map/analysis/build-analysis-style.ts";
import { anAnalysisState, cellPlaces } from "./analysis-state-builder.ts";

const DENSITY = { url: "density://A/1", bbox: [117, 34, 118, 35] } as const;
const styleOf = (part: Partial<AnalysisMapState> = {}) => buildAnalysisStyle(anAnalysisState(part), {});
const layerOf = (id: AnalysisLayerId, part: Partial<AnalysisMapState> = {}) => styleOf(part).layers.find((layer) => layer.id === id);
const visible = (part: Partial<AnalysisMapState>) => styleOf(part).layers
  .filter((layer) => !("layout" in layer) || layer.layout?.visibility !== "none").map(({ id }) => id);

/** The colour that a place of a class is filled with. */
function fillOf(id: "cell-fill" | "bin-fill", of: number | undefined, part: Partial<AnalysisMapState> = {}): unknown {
  const layer = layerOf(id, part);
  const made = createExpression((layer?.paint as Record<string, never>)["fill-color"]!, `layers.${id}.paint.fill-color`);
  if (made.result === "error") throw new Error(made.value.map(({ message }) => message).join());
  return String(made.value.evaluate({ zoom: 9 }, { type: 3, properties: {} }, of === undefined ? {} : { class: of }));
}

describe("the style of the analysis map", () => {
  test.each(["hotspots", "figures", "density", "points"] as const)("showing %s is valid by the style specification", (shows) => {
    const style = styleOf({ shows, density: DENSITY, polygon: [[117, 34], [118, 34], [118, 35]], chosen: { kind: "place", id: "1" }, hovered: { kind: "place", id: "2" } });

    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });

  test("has exactly the named layers, in drawing order", () => {
    expect(styleOf({ density: DENSITY }).layers.map(({ id }) => id)).toEqual([...ANALYSIS_LAYERS]);
  });

  test("asks nobody but our own origin, and the columns", () => {
    const addresses = JSON.stringify(styleOf({ density: DENSITY })).match(/[a-z]+:\/\/[^/"]+/g) ?? [];

    expect(new Set(addresses)).toEqual(new Set(["http://localhost", "incidents://A", "density://A"]));
  });

  test("city and county lines lie over what is filled, and names over those", () => {
    const at = (id: AnalysisLayerId) => ANALYSIS_LAYERS.indexOf(id);

    expect(Math.max(at("bin-fill"), at("cell-fill"), at("density-image"))).toBeLessThan(at("county-line"));
    expect(at("county-line")).toBeLessThan(at("city-line"));
    expect(at("city-line")).toBeLessThan(at("county-label"));
  });

  test("the pointer can only hit layers that exist", () => {
    expect(ANALYSIS_LAYERS).toEqual(expect.arrayContaining([...PLACE_LAYERS]));
  });
});

describe("places", () => {
  test.each([[-3, "#100000"], [0, "#400000"], [3, "#700000"]])("of hotspot class %d are diverging colour %s", (of, colour) => {
    expect(fillOf("bin-fill", of)).toBe(colour);
  });

  test.each([[0, "#001000"], [4, "#005000"]])("of class %d are sequential colour %s", (of, colour) => {
    expect(fillOf("cell-fill", of, { shows: "figures" })).toBe(colour);
  });

  test("with the value zero keep the colour of the land", () => {
    expect(fillOf("cell-fill", -1, { shows: "figures" })).toBe(anAnalysisState().ground.palette.land);
  });

  test("counts of cells are circles and never fill", () => {
    const part = { shows: "figures", marks: "circles", unit: { kind: "cells", depth: 3 }, places: cellPlaces() } as const;

    expect(visible(part)).toContain("figure-circle");
    expect(layerOf("cell-fill", part)?.paint).toMatchObject({ "fill-opacity": 0 });
    expect(layerOf("cell-hatch", part)?.paint).toMatchObject({ "fill-opacity": 0 });
  });

  test("only cells of the unit's depth are filled", () => {
    expect(layerOf("cell-fill", { unit: { kind: "cells", depth: 3 } })).toMatchObject({ filter: ["==", ["get", "depth"], 3] });
  });

  test("cells are told apart by path, not by a code that another territory may share", () => {
    expect(styleOf().sources["cells"]).toMatchObject({ promoteId: { cell: "path" } });
  });

  test("a chosen cell is outlined, not recoloured", () => {
    expect(layerOf("cell-chosen", { unit: { kind: "cells", depth: 3 }, chosen: { kind: "place", id: "t/b" } })).toMatchObject({ type: "line", filter: ["==", ["get", "path"], "t/b"] });
  });
});

describe("what is shown", () => {
  test.each([["points", "incident-disc"], ["hotspots", "bin-fill"], ["density", "density-image"]] as const)("%s shows %s, and the others not", (shows, id) => {
    const others = (["points", "hotspots", "density"] as const).filter((other) => other !== shows);
    const marks = (of: AnalysisMapState["shows"]) => (of === "hotspots" ? "fills" : "none");

    expect(visible({ shows, marks: marks(shows), density: DENSITY })).toContain(id);
    for (const other of others) expect(visible({ shows: other, marks: marks(other), density: DENSITY })).not.toContain(id);
  });

  test("the revision is in the address of the incidents' tiles", () => {
    expect(styleOf({ view: "B", revision: 7 }).sources["incidents"]).toMatchObject({ tiles: ["incidents://B/{z}/{x}/{y}?revision=7"] });
  });

  test("while corners are dragged the polygon is drawn only once", () => {
    expect(visible({ drawing: "off" })).toContain("polygon-line");
    expect(visible({ drawing: "edit" })).not.toContain("polygon-line");
  });

  test("borders below the shown level wait for a closer view", () => {
    expect(layerOf("town-line")).toHaveProperty("minzoom");
    expect(layerOf("town-line", { unit: { kind: "cells", depth: 3 } })).not.toHaveProperty("minzoom");
    expect(layerOf("village-line", { unit: { kind: "cells", depth: 3 } })).toHaveProperty("minzoom");
  });
});
