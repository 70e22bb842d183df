import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { buildEditionsStyle, ownData } from "../../../../web/map/editions/build-editions-style.ts";
import { EDITION_LAYERS } from "../../../../web/map/editions/editions-layer-ids.ts";
import type { EditionsMapState } from "../../../../web/map/editions/editions-state.ts";
import { aMapState } from "../map-state-builder.ts";

const NOTHING = { type: "FeatureCollection" as const, features: [] };
const LINES = { type: "MultiLineString" as const, coordinates: [] };

function aState(part: Partial<EditionsMapState> = {}): EditionsMapState {
  return { ground: aMapState(), tiles: "", shown: "both", findings: NOTHING, changedGround: NOTHING, bordersGone: LINES, bordersNew: LINES, edited: null, vertices: [], moving: NOTHING, ...part };
}
const layer = (id: string, part: Partial<EditionsMapState> = {}) => buildEditionsStyle(aState(part), {}).layers.find((each) => each.id === id);
const isShown = (id: string, part: Partial<EditionsMapState> = {}) => (layer(id, part)?.layout as { visibility?: string } | undefined)?.visibility !== "none";

describe("the style of the map of boundary editions", () => {
  test("is valid and holds exactly its layers in order", () => {
    const style = buildEditionsStyle(aState(), {});

    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
    expect(style.layers.map(({ id }) => id)).toEqual([...EDITION_LAYERS]);
  });

  test("shows the old border dashed beside the new one, or either alone", () => {
    expect((layer("gone-line")?.paint as Record<string, unknown>)["line-dasharray"]).toBeDefined();
    expect([isShown("gone-line", { shown: "new" }), isShown("came-line", { shown: "new" })]).toEqual([false, true]);
    expect([isShown("gone-line", { shown: "old" }), isShown("came-line", { shown: "old" })]).toEqual([true, false]);
  });

  test("draws gaps and overlaps in textures that lean apart", () => {
    const pattern = (id: string) => String((layer(id)?.paint as Record<string, unknown>)["fill-pattern"]);

    expect([pattern("finding-gap"), pattern("finding-overlap")]).toEqual([expect.stringContaining("|up|"), expect.stringContaining("|down|")]);
  });

  test("while borders are edited, those of the tiles give way to the exact ones", () => {
    const editing = { edited: NOTHING };

    expect([isShown("village-line"), isShown("edited-line")]).toEqual([true, false]);
    expect([isShown("village-line", editing), isShown("edited-line", editing), isShown("came-line", editing)]).toEqual([false, true, false]);
  });

  test("a draft that stands alone has its tiles from an address of its own", () => {
    const { sources } = buildEditionsStyle(aState({ tiles: "edition=5&v=5.2" }), {});

    expect(sources["cells"]).toMatchObject({ tiles: ["http://localhost/tiles/cells/{z}/{x}/{y}.mvt?edition=5&v=5.2"] });
  });

  test("takes nothing from anywhere else, and its own data have a source each", () => {
    const { sources } = buildEditionsStyle(aState(), {});

    expect(Object.keys(ownData(aState())).every((id) => sources[id]?.type === "geojson")).toBe(true);
  });
});
