import { computed, nextTick, onMounted, onUnmounted, ref, watch, type Ref } from "vue";
import { useIncidentsStore } from "../../stores/incidents.ts";
import { useSelectionStore } from "../../stores/selection.ts";

/**
 * Moving through the list by keyboard: J and K (or the arrows while a row has the focus) move the
 * cursor, Enter opens, Escape closes the drawer and gives the focus back to the row.
 */
export function useIncidentKeys(list: Ref<HTMLElement | null>) {
  const [incidents, selection] = [useIncidentsStore(), useSelectionStore()];
  const cursor = ref<number | null>(null);
  const openedId = computed(() => (selection.selection.kind === "incident" ? selection.selection.id : null));
  /** The one row in the tab order. */
  const cursorId = computed(() => cursor.value ?? incidents.items[0]?.id ?? null);

  function open(id: number): void {
    cursor.value = id;
    selection.selectIncident(id);
  }

  function rowOf(id: number): HTMLElement | null {
    return list.value?.querySelector<HTMLElement>(`[data-incident="${id}"]`) ?? null;
  }

  async function move(step: 1 | -1): Promise<void> {
    const items = incidents.items;
    if (items.length === 0) return;
    const at = items.findIndex((item) => item.id === cursor.value);
    const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + step))];
    if (next === undefined) return;
    cursor.value = next.id;
    await nextTick();
    rowOf(next.id)?.focus();
    if (openedId.value !== null) selection.selectIncident(next.id);
    if (next === items.at(-1)) void incidents.loadMore();
  }

  function onKey(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || target?.matches("input, textarea, select")) return;
    const inList = target !== null && list.value?.contains(target) === true;
    if (event.key === "j" || event.key === "J" || (inList && event.key === "ArrowDown")) step(event, 1);
    else if (event.key === "k" || event.key === "K" || (inList && event.key === "ArrowUp")) step(event, -1);
    else if (event.key === "Escape" && selection.selection.kind !== "none") {
      selection.clear();
      if (cursor.value !== null) rowOf(cursor.value)?.focus();
    }
  }
  function step(event: KeyboardEvent, by: 1 | -1): void {
    event.preventDefault();
    void move(by);
  }

  // Opened from the map: the list follows.
  watch(openedId, async (id) => {
    if (id === null) return;
    cursor.value = id;
    await nextTick();
    rowOf(id)?.scrollIntoView({ block: "nearest" });
  });
  onMounted(() => window.addEventListener("keydown", onKey));
  onUnmounted(() => window.removeEventListener("keydown", onKey));

  return { openedId, cursorId: computed(() => (incidents.items.some((item) => item.id === cursorId.value) ? cursorId.value : incidents.items[0]?.id ?? null)), open };
}
