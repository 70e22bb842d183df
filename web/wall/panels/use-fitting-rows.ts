import { nextTick, onBeforeUnmount, onMounted, type Ref, ref, watch } from "vue";

/**
 * How many of the rows fit into the list as it stands: a row is shown whole or not at all, and the panel says
 * how many there are. Measured again when the rows, their number or the list's size change.
 */
export function useFittingRows(list: Readonly<Ref<HTMLElement | null>>, rows: () => readonly unknown[]): Readonly<Ref<number>> {
  const fitting = ref(Infinity);
  const sizes = new ResizeObserver(() => void measure());
  let isMeasuring = false;

  async function measure(): Promise<void> {
    if (isMeasuring) return;
    isMeasuring = true;
    fitting.value = Infinity;
    await nextTick();
    const host = list.value;
    if (host !== null) {
      const bottom = host.getBoundingClientRect().bottom + 1;
      const fits = [...host.children].findIndex((row) => row.getBoundingClientRect().bottom > bottom);
      fitting.value = fits < 0 ? Infinity : Math.max(1, fits);
    }
    isMeasuring = false;
  }

  watch(list, (now, before) => {
    if (before) sizes.unobserve(before);
    if (now) sizes.observe(now);
  });
  watch(rows, () => void measure(), { flush: "post" });
  onMounted(() => void measure());
  onBeforeUnmount(() => sizes.disconnect());
  return fitting;
}
