import { computed, onScopeDispose, ref, type ComputedRef } from "vue";

/** Whole seconds since an instant that somebody waits for; null while nobody does. */
export function useElapsed(sinceMs: () => number | null): ComputedRef<number | null> {
  const now = ref(Date.now());
  const timer = setInterval(() => { now.value = Date.now(); }, 1000);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => {
    const since = sinceMs();
    return since === null ? null : Math.max(0, Math.floor((now.value - since) / 1000));
  });
}
