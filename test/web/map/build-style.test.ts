import { featureFilter, validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { buildStyle, incidentTilesUrl } from "../../../web/map/build-style.ts";
import { LAYERS, LAYER_GROUPS, PICK_LAYERS } from "../../../web/map/layer-ids.ts";
import { aMapState, anOutline } from "./map-state-builder.ts";

const styleOf = (part: Parameters<typeof aMapState>[0] = {}) => buildStyle(aMapState(part), {});
const layerOf = (id: string, part: Parameters<typeof aMapState>[0] = {}) => styleOf(part).layers.find((layer) => layer.id === id);
const visible = (part: Parameters<typeof aMapState>[0]) => styleOf(part).layers
  .filter((layer) => !("layout" in layer) || layer.layout?.visibility !== "none").map((layer) => layer.id);

describe("the style", () => {
  test("is valid by the style specification", () => {
    const faces = { "Inter Variable": [{ url: "http://localhost/inter.woff2", "unicode-range": ["U+0000-00FF"] }] };
    const style = buildStyle(aMapState({ focus: [1, 2], place: [3, 4], outlines: { owner: anOutline() } }), faces);

    expect(validateStyleMin(style).map((error) => error.message)).toEqual([]);
  });

  test("has exactly the named layers, in drawing order", () => {
    expect(styleOf().layers.map((layer) => layer.id)).toEqual([...LAYERS]);
  });

  test("is the same for the same state", () => {
    expect(styleOf()).toEqual(styleOf());
  });

  test("asks for nothing but our own origin", () => {
    const addresses = JSON.stringify(styleOf()).match(/https?:\/\/[^/"]+/g) ?? [];

    expect(new Set(addresses)).toEqual(new Set(["http://localhost"]));
  });

  test.each(LAYER_GROUPS)("switching off %s hides something and leaves the land", (group) => {
    const shown = visible({ hidden: new Set([group]) });

    expect(shown.length).toBeLessThan(visible({}).length);
    expect(shown).toContain("land");
  });

  test("a click can only hit layers that exist", () => {
    expect(LAYERS).toEqual(expect.arrayContaining([...PICK_LAYERS]));
  });
});

describe("what is mine", () => {
  const mine = { own: { outlines: [anOutline()], paths: ["t/1/2"] } };
  const sourceOf = (part: Parameters<typeof aMapState>[0]) => JSON.stringify(styleOf(part).sources["own"]);

  test("is left out of the veil over all the rest, and outlined", () => {
    expect(validateStyleMin(buildStyle(aMapState({ ...mine, measure: { kind: "area", positions: [[117, 34], [118, 34], [118, 35]], isDrawing: true }, links: { from: [117, 34], to: [{ position: [118, 34], name: "甲", isPointedAt: true }] } }), {})).map((error) => error.message)).toEqual([]);
    expect(sourceOf(mine)).toContain('"role":"veil"');
    expect(sourceOf({})).not.toContain("veil");
  });

  test.each([["t/1/2", true], ["t/1/2/3", true], ["t/1/20", false], ["t/1", false], ["u/1/2", false]])("a name at %s keeps its colour: %j", (path, isOwn) => {
    const colour = layerOf("village-label", mine)?.paint;
    const condition = JSON.stringify(colour);
    expect(condition).toContain("slice");
    const { filter } = featureFilter((colour as { "text-color": [string, never] })["text-color"][1], "own");
    expect(filter({ zoom: 12 }, { type: 1, properties: { path } })).toBe(isOwn);
  });
});

describe("cells", () => {
  test("upper levels are drawn over rivers, lower ones beneath", () => {
    const order = (id: (typeof LAYERS)[number]) => LAYERS.indexOf(id);

    expect(order("town-line")).toBeLessThan(order("river-line"));
    expect(order("river-line")).toBeLessThan(order("county-line"));
  });

  test("names follow the language, with Chinese where English is absent", () => {
    expect(layerOf("county-label", { language: "en" })?.layout).toMatchObject({ "text-field": ["coalesce", ["get", "name_en"], ["get", "name_zh"], ["get", "code"]] });
    expect(layerOf("county-label", { language: "zh" })?.layout).toMatchObject({ "text-field": ["coalesce", ["get", "name_zh"], ["get", "code"]] });
  });

  test.each([[1, null, true], [4, null, true], [2, "3704", false]])("a cell of depth %d under %j is land of its own: %j", (depth, parent, isLand) => {
    const layer = layerOf("land");
    if (layer === undefined || !("filter" in layer)) throw new Error("the land has no filter");

    expect(featureFilter(layer.filter, "layers.land.filter").filter({ zoom: 9 }, { type: 3, properties: { depth, ...(parent === null ? {} : { parent }) } })).toBe(isLand);
  });

  test("no zoom depends on how far apart the territories lie", () => {
    const zooms = (west: number) => styleOf({ bbox: [west, 34, 118, 35], home: [west, 34, 118, 35] }).layers;

    expect(zooms(-100)).toEqual(zooms(117));
  });

  test.each([
    ["county-label", 2, 0.2, 9, true], ["county-label", 2, 0.2, 5, false], ["county-label", 2, 0.2, 15, false],
    ["city-label", 1, 1, 9, false], ["city-label", 1, 1, 5, true],
    ["town-label", 3, 0.07, 10, true], ["town-label", 3, 0.07, 9, false],
    ["village-label", 5, 0.02, 9, false], ["village-label", 5, 0.02, 12, true],
  ] as const)("%s of depth %d, %d° wide, at zoom %d: named %j", (id, depth, width, zoom, named) => {
    const layer = layerOf(id);
    if (layer === undefined || !("filter" in layer)) throw new Error(`${id} has no filter`);
    const { filter } = featureFilter(layer.filter, `layers.${id}.filter`);

    expect(filter({ zoom }, { type: 1, properties: { depth, width_degrees: width, leaf: 0 } })).toBe(named);
  });

  test.each([[9, true], [5, false], [15, false]] as const)("a cell of the first level with nothing beneath it is named like a county: at zoom %d %j", (zoom, named) => {
    const layer = layerOf("city-label");
    if (layer === undefined || !("filter" in layer)) throw new Error("city-label has no filter");
    const { filter } = featureFilter(layer.filter, "layers.city-label.filter");

    expect(filter({ zoom }, { type: 1, properties: { depth: 1, width_degrees: 0.2, leaf: 1 } })).toBe(named);
  });
});

describe("incidents", () => {
  test("the filter is in the address of the tiles", () => {
    expect(incidentTilesUrl({ origin: "http://localhost", incidentQuery: "category=NOISE" })).toBe("http://localhost/tiles/incidents/{z}/{x}/{y}.mvt?category=NOISE");
    expect(incidentTilesUrl({ origin: "http://localhost", incidentQuery: "" })).toBe("http://localhost/tiles/incidents/{z}/{x}/{y}.mvt");
  });

  test("an unassigned incident has a shape of its own, not only a colour", () => {
    const image = JSON.stringify(layerOf("incident-mark")?.layout);

    expect(image).toContain("mark|diamond|");
    expect(image).toContain("mark|triangle|");
    expect(layerOf("incident-disc")).toMatchObject({ filter: ["in", ["get", "result"], ["literal", ["clear", "overridden"]]] });
  });

  test("near-boundary is a ring, whatever the assignment", () => {
    expect(layerOf("incident-ring")).toMatchObject({ type: "circle", filter: ["==", ["get", "near"], 1] });
  });

  test("a category keeps its colour, and unknown ones share the last", () => {
    const swatches = new Map([["N", "noise"], ["W", "water"]] as const);

    expect(layerOf("incident-disc", { swatches })?.paint).toMatchObject({ "circle-color": ["match", ["get", "category_l1"], "N", "#010101", "W", "#050505", "#080808"] });
  });

  test("without any category the style still stands", () => {
    expect(layerOf("incident-disc", { swatches: new Map() })?.paint).toMatchObject({ "circle-color": "#080808" });
  });
});

describe("emphasis", () => {
  test("owner and neighbour are told apart by line, not only by colour", () => {
    expect(layerOf("owner-line")?.paint).not.toHaveProperty("line-dasharray");
    expect(layerOf("neighbour-line")?.paint).toHaveProperty("line-dasharray");
  });

  test("outlines and marks are part of the state's style", () => {
    const { sources } = styleOf({ outlines: { owner: anOutline(), neighbour: anOutline() }, focus: [117, 34] });

    expect(sources["highlight"]).toMatchObject({ data: { features: [{ properties: { role: "owner" } }, { properties: { role: "neighbour" } }] } });
    expect(sources["marks"]).toMatchObject({ data: { features: [{ properties: { role: "focus" }, geometry: { coordinates: [117, 34] } }] } });
  });
});
