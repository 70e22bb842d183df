import { computed, ref, shallowRef, watch } from "vue";
import { useSearchStore } from "../../stores/search.ts";
import type { SearchHit } from "../../../server/contract/search.ts";

/** A text box with a list of finds under it, moved through by keyboard. */
export function useSearch(choose: (hit: SearchHit) => void) {
  const store = useSearchStore();
  const text = ref("");
  const isOpen = ref(false);
  const activeIndex = ref(0);
  const listShown = computed(() => isOpen.value && text.value.trim() !== "");
  const active = shallowRef<SearchHit | null>(null);
  /** Enter was pressed before the finds came: the first is taken when it does. */
  let wantsFirst = false;

  watch(text, (value) => {
    isOpen.value = true;
    activeIndex.value = 0;
    wantsFirst = false;
    store.ask(value);
  });
  watch([() => store.hits, activeIndex], () => { active.value = store.hits[activeIndex.value] ?? null; });
  watch(() => store.state.kind, (kind) => {
    const [first] = store.hits;
    if (kind === "ready" && wantsFirst && first) take(first);
    wantsFirst = wantsFirst && kind === "loading";
  });

  function take(hit: SearchHit): void {
    isOpen.value = false;
    choose(hit);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = store.hits.length;
      isOpen.value = true;
      if (count > 0) activeIndex.value = (activeIndex.value + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    } else if (event.key === "Enter" && listShown.value) {
      event.preventDefault();
      if (store.state.kind === "loading") wantsFirst = true;
      else if (active.value) take(active.value);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (isOpen.value && text.value !== "") isOpen.value = false;
      else if (event.target instanceof HTMLElement) event.target.blur();
    }
  }

  return { store, text, isOpen, activeIndex, listShown, take, onKey };
}
