import { computed, type ComputedRef } from "vue";
import { useIncidentsStore } from "../../stores/incidents.ts";
import { useSelectionStore } from "../../stores/selection.ts";

/** The rows above and below the open incident, when it is in the list. */
export function useNeighbours(): { newer: ComputedRef<number | null>; older: ComputedRef<number | null> } {
  const [incidents, selection] = [useIncidentsStore(), useSelectionStore()];
  const at = computed(() => {
    const { selection: now } = selection;
    return now.kind === "incident" ? incidents.items.findIndex((item) => item.id === now.id) : -1;
  });
  return {
    newer: computed(() => (at.value > 0 ? incidents.items[at.value - 1]?.id ?? null : null)),
    older: computed(() => (at.value >= 0 ? incidents.items[at.value + 1]?.id ?? null : null)),
  };
}
