import { computed, onUnmounted, watch, type ComputedRef } from "vue";
import type { Incident } from "../../../server/contract/incident.ts";
import { useIncidentDetailStore } from "../../stores/incident-detail.ts";
import { useIncidentEventsStore } from "../../stores/incident-events.ts";
import { useLiveStore } from "../../stores/live.ts";
import { usePointedAtStore } from "../../stores/pointed-at.ts";
import { useSelectionStore } from "../../stores/selection.ts";
import { useSurroundingsStore } from "../../stores/surroundings.ts";

/** Loads the incident of the drawer with its history and surroundings, and follows what happens to it. */
export function useOpenIncident(): { id: ComputedRef<number | null>; incident: ComputedRef<Incident | null>; reload: () => void; loadAround: () => void; take: (changed: Incident) => void } {
  const [selection, detail, events] = [useSelectionStore(), useIncidentDetailStore(), useIncidentEventsStore()];
  const [around, pointed, live] = [useSurroundingsStore(), usePointedAtStore(), useLiveStore()];
  const id = computed(() => (selection.selection.kind === "incident" ? selection.selection.id : null));
  const incident = computed(() => detail.incident);

  watch(id, (next) => {
    if (next === null) return;
    pointed.point(null);
    void detail.load(next);
    void events.load(next);
  }, { immediate: true });

  function loadAround(): void {
    const open = incident.value;
    if (open?.position) void around.load({ ...open.position, category: open.category.code, except: open.id });
    else around.clear();
  }
  watch(() => incident.value?.id, loadAround);

  function reload(): void {
    if (id.value === null) return;
    void detail.load(id.value);
    void events.load(id.value, false);
  }
  function take(changed: Incident): void {
    detail.incident = changed;
    void events.load(changed.id, false);
  }
  // Somebody else, or a change set, gave it to another.
  const unlisten = live.listen({
    onEvent: (event) => {
      if (event.type === "incident.reassigned" && event.incident.id === id.value && event.seq !== incident.value?.lastEventSeq) reload();
    },
    onReset: reload,
  });
  onUnmounted(() => {
    unlisten();
    [detail, events, around].forEach((store) => store.clear());
  });
  return { id, incident, reload, loadAround, take };
}
