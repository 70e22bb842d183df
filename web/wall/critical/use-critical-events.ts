import { onScopeDispose, watch } from "vue";
import { criticalOf } from "../../stores/critical-events.ts";
import { useLiveStore } from "../../stores/live.ts";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import { useWallInterruptsStore } from "../../stores/wall-interrupts.ts";
import { useWallSettingsStore } from "../../stores/wall-settings.ts";

/** Lets critical events break in, unless the settings forbid it or somebody is at the wall just now. */
export function useCriticalEvents(isBusy: () => boolean): void {
  const [live, interrupts, clock, settings] = [useLiveStore(), useWallInterruptsStore(), useWallClockStore(), useWallSettingsStore()];
  const isOn = (): boolean => settings.current.interrupts === "on";
  const stop = live.listen({
    onEvent(event) {
      const critical = isOn() ? criticalOf(event) : null;
      if (critical !== null) interrupts.offer(critical);
    },
    onReset: () => undefined,
  });
  watch(() => clock.secondMs, () => interrupts.tick(performance.now(), !isBusy()));
  watch(isOn, (on) => { if (!on) interrupts.clear(); });
  onScopeDispose(() => {
    stop();
    interrupts.clear();
  });
}
