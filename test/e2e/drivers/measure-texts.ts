/** A text as it stands on the screen. */
export interface MeasuredText { text: string; fontPx: number; isReadCloseBy: boolean; }
export interface MeasuredScreen { texts: MeasuredText[]; faults: string[]; }

/** Runs in the page: every text that shows, and what is wrong with where it stands: out of the window, clipped by what holds it, or over another. */
export function measureTexts(): MeasuredScreen {
  const TOLERANCE_PX = 1.5;
  const shown: { element: Element; box: DOMRect; text: string }[] = [];
  const faults: string[] = [];
  const texts: MeasuredText[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = (node.textContent ?? "").trim();
    if (element === null || text === "" || element.closest("script, style, .visually-hidden, [aria-live='polite'].visually-hidden") !== null) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    texts.push({ text, fontPx: Number.parseFloat(getComputedStyle(element).fontSize), isReadCloseBy: element.closest("[data-read-close-by]") !== null });
    if (box.left < -TOLERANCE_PX || box.top < -TOLERANCE_PX || box.right > innerWidth + TOLERANCE_PX || box.bottom > innerHeight + TOLERANCE_PX) faults.push(`out of the window: ${text}`);
    for (let holder: Element | null = element; holder !== null; holder = holder.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(holder);
      const edge = holder.getBoundingClientRect();
      // Half a line's leading may reach over the edge; a glyph may not.
      const leading = Math.max(0, (box.height - Number.parseFloat(getComputedStyle(element).fontSize)) / 2);
      if (overflowX !== "visible" && (box.left < edge.left - TOLERANCE_PX || box.right > edge.right + TOLERANCE_PX)) faults.push(`clipped at the side: ${text}`);
      if (overflowY !== "visible" && (box.top + leading < edge.top - TOLERANCE_PX || box.bottom - leading > edge.bottom + TOLERANCE_PX)) faults.push(`clipped above or below: ${text}`);
    }
    shown.push({ element, box, text });
  }
  shown.forEach((one, at) => {
    for (const other of shown.slice(at + 1)) {
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const least = Math.min(one.box.height, other.box.height);
      if (width > TOLERANCE_PX && height > 0.35 * least) faults.push(`one over the other: ${one.text} | ${other.text}`);
    }
  });
  if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) faults.push("the page scrolls");
  return { texts, faults };
}
