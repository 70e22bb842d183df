import { SWATCHES, type Swatch } from "./category-swatches.ts";

/** The design tokens that the map draws with, as CSS colours. */
export interface MapPalette {
  land: string; outside: string; casing: string; halo: string; river: string;
  village: string; town: string; county: string; city: string;
  text1: string; text2: string; text3: string; surface: string;
  accent: string; warn: string; danger: string;
  categories: Readonly<Record<Swatch, string>>;
}

/** Reads the tokens of the theme in force, so that colours are written down only in tokens.css. */
export function readMapPalette(element: Element): MapPalette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim() || "#808080";
  return {
    land: token("map-land"), outside: token("map-outside"), casing: token("map-casing"), halo: token("map-halo"), river: token("map-river"),
    village: token("b-village"), town: token("b-town"), county: token("b-county"), city: token("b-city"),
    text1: token("text-1"), text2: token("text-2"), text3: token("text-3"), surface: token("surface-1"),
    accent: token("accent"), warn: token("warn"), danger: token("danger"),
    categories: Object.fromEntries(SWATCHES.map((swatch) => [swatch, token(`cat-${swatch}`)])) as Record<Swatch, string>,
  };
}
