import { defineStore } from "pinia";
import { ref } from "vue";

/** The enterprise or reach whose name one points at: the map draws the line to it. */
export const usePointedAtStore = defineStore("pointed-at", () => {
  const code = ref<string | null>(null);
  function point(next: string | null): void {
    code.value = next;
  }
  return { code, point };
});
