import type { FontFacesSpecification } from "maplibre-gl";

/** Families of the map's labels: Latin and digits from Inter, everything else from Noto Sans SC. */
export const LABEL_FONTS = ["Inter Variable", "Noto Sans SC Variable"];

/**
 * The page's own font files, for MapLibre to draw labels with: each file is fetched when the first
 * character in its range is drawn, so no label is ever cached in a fallback font.
 *
 * Read from the style sheets rather than listed here, so page and map always use the same files.
 */
export function readFontFaces(sheets: Iterable<CSSStyleSheet>, baseUrl: string): FontFacesSpecification {
  const faces: Record<string, { url: string; "unicode-range"?: string[] }[]> = {};
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const family = rule.style.getPropertyValue("font-family").replace(/["']/g, "").trim();
      const address = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (!LABEL_FONTS.includes(family) || address === undefined || rule.style.getPropertyValue("font-style") === "italic") continue;
      const ranges = rule.style.getPropertyValue("unicode-range").split(",").map((range) => range.trim()).filter((range) => range !== "");
      (faces[family] ??= []).push({ url: new URL(address, sheet.href ?? baseUrl).href, ...(ranges.length > 0 ? { "unicode-range": ranges } : {}) });
    }
  }
  return faces;
}
