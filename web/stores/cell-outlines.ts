import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import { fetchCellOutline, type CellOutline } from "../api/cells.ts";
import { ApiError } from "../api/client.ts";

export type OutlineRole = "owner" | "neighbour" | "found";
export interface CellRef { code: string; territory: string | null; }

/** Borders drawn for emphasis: the owning cell, the close neighbour, the cell that was searched for. */
export const useCellOutlinesStore = defineStore("cell-outlines", () => {
  const outlines = shallowRef<Readonly<Partial<Record<OutlineRole, CellOutline | undefined>>>>({});
  /** Codes whose border could not be fetched; the drawer then says that the outline is missing. */
  const failed = ref<readonly string[]>([]);
  const wanted = new Map<OutlineRole, string>();

  async function show(role: OutlineRole, cell: CellRef | null): Promise<void> {
    const key = cell === null ? "" : `${cell.territory ?? ""}/${cell.code}`;
    if (wanted.get(role) === key) return;
    wanted.set(role, key);
    outlines.value = { ...outlines.value, [role]: undefined };
    if (cell === null) return;
    try {
      const outline = await fetchCellOutline(cell.code, cell.territory);
      if (wanted.get(role) === key) outlines.value = { ...outlines.value, [role]: outline };
      failed.value = failed.value.filter((code) => code !== cell.code);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      wanted.delete(role);
      failed.value = [...failed.value, cell.code];
    }
  }

  return { outlines, failed, show };
});
