import { onBeforeUnmount, onMounted, shallowRef, type Ref, type ShallowRef } from "vue";
import type { Box } from "../../map/wall/wall-view.ts";

/** What a map and the cards on it measure, in CSS pixels; `left` and `top` are its corner in the window. */
export interface MeasuredMap { readonly left: number; readonly top: number; readonly width: number; readonly height: number; readonly cards: readonly Box[]; }

/** A card that grows by less than this does not move the map. */
const TOLERANCE_PX = 3;

/** Measures the element and every card (`data-card`) in it, again when one of them changes size. */
export function useCardBoxes(host: Readonly<Ref<HTMLElement | null>>): ShallowRef<MeasuredMap | null> {
  const measured = shallowRef<MeasuredMap | null>(null);
  const sizes = new ResizeObserver(measure);
  const changes = new MutationObserver(watchCards);

  function watchCards(): void {
    if (host.value === null) return;
    sizes.observe(host.value);
    for (const card of host.value.querySelectorAll("[data-card]")) sizes.observe(card);
  }

  function measure(): void {
    if (host.value === null) return;
    const { left, top, width, height } = host.value.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    const cards = [...host.value.querySelectorAll("[data-card]")].map((card): Box => {
      const box = card.getBoundingClientRect();
      return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
    });
    const next = { left, top, width, height, cards };
    if (measured.value === null || !isAlike(measured.value, next)) measured.value = next;
  }

  onMounted(() => {
    watchCards();
    if (host.value !== null) changes.observe(host.value, { childList: true, subtree: true });
    measure();
  });
  onBeforeUnmount(() => {
    sizes.disconnect();
    changes.disconnect();
  });
  return measured;
}

function isAlike(one: MeasuredMap, other: MeasuredMap): boolean {
  return one.left === other.left && one.top === other.top && one.width === other.width && one.height === other.height && one.cards.length === other.cards.length
    && one.cards.every((card, at) => (["left", "top", "right", "bottom"] as const).every((edge) => Math.abs(card[edge] - other.cards[at]![edge]) < TOLERANCE_PX));
}
