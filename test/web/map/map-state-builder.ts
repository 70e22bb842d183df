import { SWATCHES, type Swatch } from "../../../web/map/category-swatches.ts";
import type { MapPalette } from "../../../web/map/map-palette.ts";
import type { MapState, Outline } from "../../../web/map/map-state.ts";

const CATEGORY_COLOURS: Record<Swatch, string> = { noise: "#010101", odour: "#020202", fume: "#030303", dust: "#040404", water: "#050505", waste: "#060606", livestock: "#070707", other: "#080808" };
const TOKENS = ["land", "own", "outside", "casing", "halo", "river", "village", "town", "county", "city", "text1", "text2", "text3", "surface", "accent", "warn", "danger", "hot"] as const;

/** A different colour for every token, so that a test can say which one it expects. */
export function aPalette(): MapPalette {
  const tokens = Object.fromEntries(TOKENS.map((token, index) => [token, `#0000${String(index + 10)}`])) as Record<(typeof TOKENS)[number], string>;
  return {
    ...tokens,
    categories: Object.fromEntries(SWATCHES.map((swatch) => [swatch, CATEGORY_COLOURS[swatch]])) as Record<Swatch, string>,
    water: [1, 2, 3, 4, 5, 6].map((step) => `#aa000${step}`), onWater: [1, 2, 3, 4, 5, 6].map((step) => `#bb000${step}`),
    sequential: [1, 2, 3, 4, 5].map((step) => `#00${step}000`), diverging: [1, 2, 3, 4, 5, 6, 7].map((step) => `#${step}00000`), hatch: "#999999", gap: "#991111", overlap: "#992222", unmatched: "#993333",
  };
}

export function aMapState(part: Partial<MapState> = {}): MapState {
  return {
    origin: "http://localhost", palette: aPalette(), language: "zh", bbox: [117, 34, 118, 35], home: [117, 34, 118, 35], hidden: new Set(), incidentQuery: "",
    swatches: new Map(), outlines: {}, own: null, links: null, measure: null, focus: null, place: null, ...part,
  };
}

export function anOutline(): Outline {
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[[117, 34], [118, 34], [118, 35], [117, 34]]] } };
}
