import { computed, ref, watch, type ComputedRef } from "vue";
import type { SearchHit } from "../../../server/contract/search.ts";
import type { LoadState } from "../../stores/load-state.ts";
import { groupChoices, type Choice } from "./group-hits.ts";
import { readCoordinateText } from "./read-coordinate-text.ts";

interface Finds { readonly hits: readonly SearchHit[]; readonly state: LoadState; ask(text: string): void; }
export interface SearchOptions { readonly withCoordinates: boolean; choose(choice: Choice): void; }

/** A text box with a list of finds under it, in groups, moved through by keyboard. */
export function useSearch(store: Finds, { withCoordinates, choose }: SearchOptions) {
  const text = ref("");
  const isOpen = ref(false);
  const activeIndex = ref(0);
  const listShown = computed(() => isOpen.value && text.value.trim() !== "");
  const typed = computed(() => readCoordinateText(withCoordinates ? text.value : ""));
  const groups = computed(() => groupChoices(typed.value.stated, store.hits));
  /** Why what looks like a pair of coordinates is none. */
  const coordinateProblem = computed(() => typed.value.problem);
  const choices: ComputedRef<readonly Choice[]> = computed(() => groups.value.flatMap((group) => group.choices.map(({ choice }) => choice)));
  /** Enter was pressed before the finds came: the first is taken when it does. */
  let wantsFirst = false;

  watch(text, (value) => {
    isOpen.value = true;
    activeIndex.value = 0;
    wantsFirst = false;
    store.ask(value);
  });
  watch(() => store.state.kind, (kind) => {
    const [first] = choices.value;
    if (kind === "ready" && wantsFirst && first) take(first);
    wantsFirst = wantsFirst && kind === "loading";
  });

  function take(choice: Choice): void {
    isOpen.value = false;
    choose(choice);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = choices.value.length;
      isOpen.value = true;
      if (count > 0) activeIndex.value = (activeIndex.value + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    } else if (event.key === "Enter" && listShown.value) {
      event.preventDefault();
      const active = choices.value[activeIndex.value];
      // A pair of degrees needs no answer of the server.
      if (store.state.kind === "loading" && active?.kind !== "coordinate") wantsFirst = true;
      else if (active) take(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (isOpen.value && text.value !== "") isOpen.value = false;
      else if (event.target instanceof HTMLElement) event.target.blur();
    }
  }

  return { text, isOpen, activeIndex, listShown, groups, coordinateProblem, choices, take, onKey };
}
