import { type ComputedRef, computed } from "vue";
import type { Scene } from "../scene.ts";

/** What the wall shows, in this order. Called once, when the wall opens: sources made here live as long as the wall. */
export function useScenes(): ComputedRef<readonly Scene[]> {
  return computed(() => []);
}
