import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { Named } from "../../server/contract/primitives.ts";
import { fetchCell } from "../api/cells.ts";
import { ApiError } from "../api/client.ts";
import type { CellKey } from "./analysis-filter-state.ts";

export interface KnownCell extends Named { readonly territory: string; }

/** Names of single cells, fetched when first asked for: a link carries codes only. */
export const useCellNamesStore = defineStore("cell-names", () => {
  const names = shallowRef<ReadonlyMap<string, KnownCell>>(new Map());
  const asked = new Set<string>();

  /** The cell's name, or null while it is not known; then it is on the way, unless there is no such cell. */
  function find(cell: CellKey): KnownCell | null {
    const key = `${cell.territory ?? ""}/${cell.code}`;
    const known = names.value.get(key);
    if (known === undefined && !asked.has(key)) {
      asked.add(key);
      void ask(cell, key);
    }
    return known ?? null;
  }

  async function ask(cell: CellKey, key: string): Promise<void> {
    try {
      const { territory, code, nameZh, nameEn } = await fetchCell(cell.code, cell.territory);
      names.value = new Map(names.value).set(key, { territory, code, nameZh, nameEn });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // No such cell stays as its code; an answer that did not come is asked for again next time.
      if (error.kind === "network") asked.delete(key);
    }
  }

  return { find };
});
