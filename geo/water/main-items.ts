import { roundDecimal } from "./decimal.ts";
import type { JudgedItem } from "./evaluate-water.ts";

const MOST_MAIN_ITEMS = 3;

/** Cyanide and the heavy metals (arsenic is counted with them) come first once they are over. */
const COME_FIRST = new Set(["w21016", "w20111", "w20115", "w20117", "w20119", "w20120", "w20138", "w20139"]);

/**
 * The main pollution items (主要污染指标) of a water: of the decisive items worse than Ⅲ the three of
 * the worst class; of equal class the larger multiple first, items without a multiple last, then in
 * the order of the standard.
 */
export function mainItems(items: readonly JudgedItem[]): JudgedItem[] {
  return items
    .filter(({ isDecisive, waterClass }) => isDecisive && waterClass !== null && waterClass > 3)
    .sort((a, b) => first(a) - first(b) || (b.waterClass ?? 0) - (a.waterClass ?? 0) || (b.multipleOverClass3 ?? -1) - (a.multipleOverClass3 ?? -1))
    .slice(0, MOST_MAIN_ITEMS);
}

function first({ indicator }: JudgedItem): number {
  return COME_FIRST.has(indicator.code) ? 0 : 1;
}

/**
 * A multiple as reports print it: one decimal, halves up; more where one would say 0.0, so that an
 * excess never reads as none.
 */
export function formatMultiple(multiple: number): string {
  for (let places = 1; places < 6; places++) {
    const rounded = roundDecimal(multiple, places);
    if (rounded !== 0 || multiple === 0) return rounded.toFixed(places);
  }
  return String(multiple);
}

/** 高锰酸盐指数(1.2); the bare name where no multiple is reckoned. */
export function printMainItem({ indicator, multipleOverClass3 }: Pick<JudgedItem, "indicator" | "multipleOverClass3">): string {
  return multipleOverClass3 === null ? indicator.nameZh : `${indicator.nameZh}(${formatMultiple(multipleOverClass3)})`;
}
