/** Texts that are read from close by, such as attribution and map-review number, carry this attribute. */
export const READ_CLOSE_BY = "data-read-close-by";

/** The smallest font size in CSS pixels of any text that shows within the element; null where there is none. */
export function measureSmallestText(root: Element): number | null {
  let smallest: number | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || (node.textContent ?? "").trim() === "" || holder.closest(`[${READ_CLOSE_BY}], .visually-hidden`) !== null) continue;
    if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const size = Number.parseFloat(getComputedStyle(holder).fontSize);
    if (smallest === null || size < smallest) smallest = size;
  }
  return smallest;
}
