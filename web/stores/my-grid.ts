import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { createAsked } from "./asked.ts";
import type { IncidentScope } from "./incident-filter.ts";
import { readMyGrid, writeMyGrid, type MyGridChoice, type MyGridMode } from "./my-grid-choice.ts";
import { loadMyGrid, type MyGrid } from "./own-cells.ts";

const REMEMBERED = "ecogrid.mine";

/**
 * Whose ground the screen is about. Kept between visits; what it stands for is asked for anew each time,
 * since people change posts. Until a new choice is known, the one before it stays in force.
 */
export const useMyGridStore = defineStore("my-grid", () => {
  const asked = createAsked<MyGrid>();
  const choice = shallowRef<MyGridChoice | null>(readMyGrid(localStorage.getItem(REMEMBERED)));
  const mode = ref<MyGridMode>("cells");
  const grid = asked.value;
  const hasCells = computed(() => (grid.value?.cells.length ?? 0) > 0);
  /** A post without a cell has nothing on the map but what is assigned to its holder. */
  const shownMode = computed<MyGridMode>(() => (grid.value?.person == null ? "cells" : hasCells.value ? mode.value : "assigned"));
  const scope = computed<IncidentScope | null>(() => {
    if (grid.value === null) return null;
    if (shownMode.value === "assigned" && grid.value.person !== null) return { person: grid.value.person.code };
    return { cells: grid.value.cells.map(({ cell }) => ({ territory: cell.territory, code: cell.code })) };
  });

  function choose(next: MyGridChoice | null): Promise<boolean> {
    choice.value = next;
    if (next === null) {
      localStorage.removeItem(REMEMBERED);
      asked.clear();
      return Promise.resolve(true);
    }
    return load(next);
  }

  async function load(next = choice.value): Promise<boolean> {
    if (next === null) return true;
    const isKnown = await asked.ask((signal) => loadMyGrid(next, signal));
    // What names nothing is not worth remembering.
    if (isKnown) localStorage.setItem(REMEMBERED, writeMyGrid(next));
    return isKnown;
  }

  return { choice, mode, shownMode, grid, state: asked.state, hasCells, scope, choose, load };
});
