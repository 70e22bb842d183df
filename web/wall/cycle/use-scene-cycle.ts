import { type ComputedRef, type Ref, computed, onScopeDispose, shallowRef, watch } from "vue";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import { useWallInterruptsStore } from "../../stores/wall-interrupts.ts";
import { rememberedPlace, rememberPlace } from "../../stores/wall-place.ts";
import { useWallSettingsStore } from "../../stores/wall-settings.ts";
import { useWallSourcesStore } from "../../stores/wall-sources.ts";
import type { Scene } from "../scene.ts";
import { createSceneCycle, secondsOf, type SceneCycle } from "./scene-cycle.ts";

export interface RunningCycle {
  readonly cycle: SceneCycle;
  /** The scenes that are offered and chosen, in order. */
  readonly scenes: ComputedRef<readonly Scene[]>;
  readonly scene: ComputedRef<Scene | null>;
  /** It is not yet known which scenes there are. */
  readonly isStarting: Readonly<Ref<boolean>>;
  /** How long the scene on show stays. */
  readonly seconds: ComputedRef<number>;
}

/** A source that answers later than that does not keep the wall waiting. */
const KNOWN_WITHIN_MS = 10_000;

/** Runs the cycle by the wall's clock, from where it was before a reload; `startId` is what the address asks to begin with. No scene is shown before `areFontsReady`. */
export function useSceneCycle(all: ComputedRef<readonly Scene[]>, startId: string | null, areFontsReady: Readonly<Ref<boolean>>): RunningCycle {
  const [settings, interrupts, clock] = [useWallSettingsStore(), useWallInterruptsStore(), useWallClockStore()];
  const place = rememberedPlace();
  const cycle = createSceneCycle(() => performance.now(), { ...place, sceneId: startId ?? place.sceneId });

  // The scene where it was can be told only when its sources have answered: until then none may take its place.
  const sources = useWallSourcesStore();
  const isStarting = shallowRef(true);
  const begin = (): void => { isStarting.value = false; };
  const timer = setTimeout(begin, KNOWN_WITHIN_MS);
  onScopeDispose(() => clearTimeout(timer));
  const areKnown = (): boolean => sources.total > 0 && sources.counts.loading === 0;
  watch(() => areKnown() && areFontsReady.value, (now) => { if (now) begin(); });

  const scenes = computed(() => {
    if (isStarting.value) return [];
    const chosen = settings.current.scenes;
    const offered = all.value.filter(({ isOffered }) => isOffered);
    const wanted = offered.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
    // What was chosen may have gone, such as a county that was merged: an empty wall would help nobody.
    return wanted.length > 0 ? wanted : offered;
  });
  const secondsFor = (scene: Scene): number => secondsOf(scene.seconds ?? settings.current.sceneSeconds, scene.words);
  const scene = computed(() => scenes.value.find(({ id }) => id === cycle.state.sceneId) ?? null);
  const seconds = computed(() => (scene.value === null ? settings.current.sceneSeconds : secondsFor(scene.value)));

  watch(scenes, (now) => cycle.offer(now.map((each) => ({ id: each.id, seconds: secondsFor(each) }))), { immediate: true });
  watch(() => settings.current.sceneSeconds, () => cycle.offer(scenes.value.map((each) => ({ id: each.id, seconds: secondsFor(each) }))));
  watch(() => clock.secondMs, () => cycle.tick(interrupts.shown !== null));
  // After the scenes were offered: one that is still not among them has gone.
  watch(() => !isStarting.value && areKnown(), (now) => { if (now && sources.counts.failed === 0) cycle.settle(); }, { flush: "post" });
  watch(() => [cycle.state.awaitedId ?? cycle.state.sceneId, cycle.state.isPaused] as const, ([sceneId, isPaused]) => rememberPlace({ sceneId, isPaused }), { immediate: true });
  return { cycle, scenes, scene, seconds, isStarting };
}
