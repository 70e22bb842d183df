import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { LngLat } from "../../server/contract/primitives.ts";

/** In which order the list comes: the API's orders, by distance from a chosen place or from where the device is. */
export const LIST_ORDERS = ["newest", "near_boundary", "distance_place", "distance_here"] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

export const useListOrderStore = defineStore("list-order", () => {
  const order = shallowRef<ListOrder>("newest");
  const from = shallowRef<LngLat | null>(null);

  /** Distances need the place that they are measured from. */
  function sortBy(next: "newest" | "near_boundary"): void {
    [order.value, from.value] = [next, null];
  }
  function sortByDistance(next: "distance_place" | "distance_here", place: LngLat): void {
    [order.value, from.value] = [next, place];
  }
  const query = computed<Record<string, string>>(() => {
    if (from.value !== null) return { order: "distance", lng: from.value.lng.toFixed(6), lat: from.value.lat.toFixed(6) };
    return order.value === "near_boundary" ? { order: order.value } : {};
  });

  return { order, from, query, sortBy, sortByDistance };
});
