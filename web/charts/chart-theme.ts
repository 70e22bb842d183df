import { onScopeDispose, shallowRef, type ShallowRef } from "vue";

/** The design tokens that charts draw with. */
export interface ChartTheme {
  text2: string; text3: string; line: string; line2: string; control: string; surface1: string; surface3: string;
  accent: string; period2: string; periodOut: string; font: string;
  /** The colour of any other token, by its name without `--`. */
  colourOf: (token: string) => string;
}

/** Reads the tokens of the theme in force, so that colours are written down only in tokens.css. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  // Each reading makes the browser settle all its styles first, so it is done once a colour.
  const read = new Map<string, string>();
  const colourOf = (token: string): string => {
    const colour = read.get(token) ?? (style.getPropertyValue(`--${token}`).trim() || "#808080");
    read.set(token, colour);
    return colour;
  };
  return {
    text2: colourOf("text-2"), text3: colourOf("text-3"), line: colourOf("line"), line2: colourOf("line-2"), control: colourOf("control"),
    surface1: colourOf("surface-1"), surface3: colourOf("surface-3"), accent: colourOf("accent"), period2: colourOf("period-2"), periodOut: colourOf("period-out"),
    font: style.getPropertyValue("--font").trim() || "sans-serif", colourOf,
  };
}

/** The theme in force, read anew when the page changes it. */
export function useChartTheme(): Readonly<ShallowRef<ChartTheme>> {
  const theme = shallowRef(readChartTheme(document.documentElement));
  const observer = new MutationObserver(() => { theme.value = readChartTheme(document.documentElement); });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  onScopeDispose(() => observer.disconnect());
  return theme;
}
