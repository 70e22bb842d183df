import { type ComputedRef, type InjectionKey, computed, inject, onScopeDispose, provide, shallowRef } from "vue";
import { useWallSettingsStore } from "../stores/wall-settings.ts";
import { type WallScale, scaleOf } from "./wall-scale.ts";

const KEY: InjectionKey<ComputedRef<WallScale>> = Symbol("wall scale");

/** Measures the window, now and whenever it changes, for everything on the wall. */
export function provideWallScale(): ComputedRef<WallScale> {
  const settings = useWallSettingsStore();
  const size = shallowRef({ width: innerWidth, height: innerHeight });
  const measure = (): void => { size.value = { width: innerWidth, height: innerHeight }; };
  addEventListener("resize", measure);
  onScopeDispose(() => removeEventListener("resize", measure));
  const scale = computed(() => scaleOf(size.value.width, size.value.height, settings.current, settings.current.bezels));
  provide(KEY, scale);
  return scale;
}

/**
 * The wall's scale. In styles a length of n reference pixels is `calc(n * var(--k))`, a text size `calc(n * var(--t))`:
 * `--t` grows with the distance of the viewers, `--k` does not.
 */
export function useWallScale(): ComputedRef<WallScale> {
  const scale = inject(KEY);
  if (scale === undefined) throw new Error("useWallScale is used outside the wall");
  return scale;
}
