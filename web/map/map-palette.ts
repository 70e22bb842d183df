import { SWATCHES, type Swatch } from "./category-swatches.ts";

/** The design tokens that the map draws with, as CSS colours. */
export interface MapPalette {
  land: string; own: string; outside: string; casing: string; halo: string; river: string;
  village: string; town: string; county: string; city: string;
  text1: string; text2: string; text3: string; surface: string;
  accent: string; warn: string; danger: string;
  /** Edge of a hotspot. */
  hot: string;
  categories: Readonly<Record<Swatch, string>>;
  /** Water classes Ⅰ to Ⅴ and worse, and the text on each. */
  water: readonly string[]; onWater: readonly string[];
  /** Five classes of one measure, the lowest first. */
  sequential: readonly string[];
  /** The classes of Gi*: cold 99, 95, 90 %, not significant, hot 90, 95, 99 %. */
  diverging: readonly string[];
  /** Strokes of the hatch that stands for no data. */
  hatch: string;
  /** Findings of boundary checks. */
  gap: string; overlap: string; unmatched: string;
}

const WATER_CLASSES = [1, 2, 3, 4, 5, 6];
const SEQUENTIAL = [1, 2, 3, 4, 5].map((step) => `seq-${step}`);
const DIVERGING = ["gi-cold-99", "gi-cold-95", "gi-cold-90", "gi-none", "gi-hot-90", "gi-hot-95", "gi-hot-99"];

/** Reads the tokens of the theme in force, so that colours are written down only in tokens.css. */
export function readMapPalette(element: Element): MapPalette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim() || "#808080";
  return {
    land: token("map-land"), own: token("map-own"), outside: token("map-outside"), casing: token("map-casing"), halo: token("map-halo"), river: token("map-river"),
    village: token("b-village"), town: token("b-town"), county: token("b-county"), city: token("b-city"),
    text1: token("text-1"), text2: token("text-2"), text3: token("text-3"), surface: token("surface-1"),
    accent: token("accent"), warn: token("warn"), danger: token("danger"), hot: token("hot"),
    categories: Object.fromEntries(SWATCHES.map((swatch) => [swatch, token(`cat-${swatch}`)])) as Record<Swatch, string>,
    water: WATER_CLASSES.map((one) => token(`w-${one}`)), onWater: WATER_CLASSES.map((one) => token(`on-w-${one}`)),
    sequential: SEQUENTIAL.map(token), diverging: DIVERGING.map(token), hatch: token("hatch"),
    gap: token("qa-gap"), overlap: token("qa-overlap"), unmatched: token("qa-edge"),
  };
}
