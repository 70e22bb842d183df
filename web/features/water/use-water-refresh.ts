import { onMounted, onUnmounted } from "vue";
import { useLiveStore } from "../../stores/live.ts";
import { useSectionWaterStore } from "../../stores/section-water.ts";
import { useSelectionStore } from "../../stores/selection.ts";
import { useWaterStore } from "../../stores/water.ts";

/** Asks for the water when the screen opens, and again when readings or places were imported. */
export function useWaterRefresh(): void {
  const [water, section, selection, live] = [useWaterStore(), useSectionWaterStore(), useSelectionStore(), useLiveStore()];
  function refresh(): void {
    void water.refresh();
    if (selection.selection.kind === "section") section.load(selection.selection.code, false);
  }
  const stop = live.listen({
    onEvent: ({ type }) => { if (type === "readings.imported" || type === "reference.imported") refresh(); },
    onReset: refresh,
  });
  onMounted(() => void water.refresh());
  onUnmounted(stop);
}
