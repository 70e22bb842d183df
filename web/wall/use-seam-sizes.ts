import { computed, type ComputedRef, onBeforeUnmount, onMounted, type Ref, shallowRef } from "vue";
import { sizesBetweenSeams } from "./seams.ts";
import { useWallScale } from "./use-wall-scale.ts";

/**
 * Sizes in CSS pixels of the items of a row or column, so that none lies across the edge of a screen; null where there
 * is no such edge, and the items lay themselves out. `gap` is in reference pixels.
 */
export function useSeamSizes(host: Readonly<Ref<HTMLElement | null>>, axis: "x" | "y", weights: () => readonly number[], gap: number): ComputedRef<readonly number[] | null> {
  const scale = useWallScale();
  const box = shallowRef<{ readonly start: number; readonly length: number } | null>(null);
  const sizes = new ResizeObserver(() => {
    if (host.value === null) return;
    const { left, top, width, height } = host.value.getBoundingClientRect();
    box.value = axis === "x" ? { start: left, length: width } : { start: top, length: height };
  });
  onMounted(() => { if (host.value !== null) sizes.observe(host.value); });
  onBeforeUnmount(() => sizes.disconnect());
  return computed(() => {
    const { k, bezelXs, bezelYs } = scale.value;
    const seams = (axis === "x" ? bezelXs : bezelYs).map((at) => at * k);
    if (box.value === null || weights().length === 0 || seams.length === 0) return null;
    return sizesBetweenSeams(weights(), { ...box.value, gap: gap * k, seams });
  });
}
