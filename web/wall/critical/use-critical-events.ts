import { onScopeDispose, watch } from "vue";
import { criticalOf, newlyWorst } from "../../stores/critical-events.ts";
import { useLiveStore } from "../../stores/live.ts";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import { useWallInterruptsStore } from "../../stores/wall-interrupts.ts";
import { useWallSettingsStore } from "../../stores/wall-settings.ts";
import { useWaterSource } from "../sources/water-source.ts";

/** Lets critical events break in, unless the settings forbid it or somebody is at the wall just now. */
export function useCriticalEvents(isBusy: () => boolean): void {
  const [live, interrupts, clock, settings] = [useLiveStore(), useWallInterruptsStore(), useWallClockStore(), useWallSettingsStore()];
  const water = useWaterSource();
  const isOn = (): boolean => settings.current.interrupts === "on";
  const stop = live.listen({
    onEvent(event) {
      const critical = isOn() ? criticalOf(event) : null;
      if (critical !== null) interrupts.offer(critical);
    },
    onReset: () => undefined,
  });
  watch(() => water.value, (now, before) => {
    if (now !== null && before !== null && isOn()) newlyWorst(before.sections, now.sections).forEach(interrupts.offer);
  });
  watch(() => clock.secondMs, () => interrupts.tick(performance.now(), !isBusy()));
  watch(isOn, (on) => { if (!on) interrupts.clear(); });
  onScopeDispose(() => {
    stop();
    interrupts.clear();
  });
}
