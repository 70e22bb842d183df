import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { LngLat, StatedPosition } from "../../server/contract/primitives.ts";

/** What the drawer is about. A place keeps the position as stated, in its own reference system; null: it is yet to be said. */
export type Selection =
  | { kind: "none" }
  | { kind: "incident"; id: number }
  | { kind: "place"; stated: StatedPosition | null }
  /** A monitoring section, by code. */
  | { kind: "section"; code: string };

/** What was found by search: outlined on the map until it is dismissed. */
export interface FoundPlace { kind: string; code: string; nameZh: string; nameEn: string | null; territory: string | null; position: LngLat | null; }

/** The one thing that list, map and drawer all point at. */
export const useSelectionStore = defineStore("selection", () => {
  const selection = shallowRef<Selection>({ kind: "none" });
  const found = shallowRef<FoundPlace | null>(null);

  function selectIncident(id: number): void {
    selection.value = { kind: "incident", id };
  }
  function selectPlace(stated: StatedPosition | null): void {
    selection.value = { kind: "place", stated };
  }
  function selectSection(code: string): void {
    selection.value = { kind: "section", code };
  }
  function clear(): void {
    selection.value = { kind: "none" };
  }
  function showFound(place: FoundPlace | null): void {
    found.value = place;
  }

  return { selection, found, selectIncident, selectPlace, selectSection, clear, showFound };
});
