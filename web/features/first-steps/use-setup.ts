import { watch } from "vue";
import { useLiveStore } from "../../stores/live.ts";
import { useSetupStore } from "../../stores/setup.ts";

/** Keeps the first steps true while a screen is open: each import and publication may be one of them. */
export function useSetup(): ReturnType<typeof useSetupStore> {
  const [setup, live] = [useSetupStore(), useLiveStore()];
  void setup.need();
  watch([() => live.groundRevision, () => live.incidentsRevision], () => {
    if (setup.isIncomplete) void setup.need();
  });
  return setup;
}
