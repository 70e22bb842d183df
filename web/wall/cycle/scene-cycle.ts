import { shallowReactive } from "vue";

/** What the cycle needs to know of a scene. */
export interface CycledScene { readonly id: string; readonly seconds: number; }

export interface CycleState {
  readonly sceneId: string | null;
  /** Where the wall was before it was opened anew, while that scene has not been offered yet. */
  readonly awaitedId: string | null;
  readonly shownMs: number;
  readonly isPaused: boolean;
  /** Until when somebody who touched the wall keeps the scene; elapsed milliseconds, null: nobody. */
  readonly heldUntilMs: number | null;
}

export interface SceneCycle {
  readonly state: CycleState;
  /** The scenes that can be shown now, in order. The one on show stays while it is among them. */
  offer(scenes: readonly CycledScene[]): void;
  /** All scenes that there are have been offered: none is waited for any longer. */
  settle(): void;
  /** Time has passed; with `isInterrupted` it does not count for the scene. */
  tick(isInterrupted: boolean): void;
  /** Somebody is there: the scene stays for a minute. */
  touch(): void;
  release(): void;
  step(by: number): void;
  jump(to: number): void;
  togglePause(): void;
}

const HOLD_MS = 60_000;
const LEAST_SECONDS = 20;
const MOST_SECONDS = 40;
const WORDS_PER_SECOND = 2;
const ORIENTATION_SECONDS = 5;

/** How long a scene is shown: 20 to 40 s, but never less than it takes to read it (words / 2 s + 5 s). */
export function secondsOf(wanted: number, words = 0): number {
  return Math.max(Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, wanted)), words / WORDS_PER_SECOND + ORIENTATION_SECONDS);
}

/** Which scene is on, by time that never jumps; reactive. `start` is where the wall was before it was opened anew. */
export function createSceneCycle(elapsedMs: () => number, start: { sceneId: string | null; isPaused: boolean }): SceneCycle {
  const state = shallowReactive<{ -readonly [K in keyof CycleState]: CycleState[K] }>({ sceneId: start.sceneId, awaitedId: start.sceneId, shownMs: 0, isPaused: start.isPaused, heldUntilMs: null });
  let scenes: readonly CycledScene[] = [];
  let seenAtMs = elapsedMs();

  const position = (): number => scenes.findIndex(({ id }) => id === state.sceneId);
  function show(at: number): void {
    const scene = scenes[((at % scenes.length) + scenes.length) % scenes.length];
    if (scene === undefined) return;
    [state.sceneId, state.shownMs] = [scene.id, 0];
  }

  return {
    state,
    offer(offered) {
      // Where a scene has gone its successor takes its place, not the first.
      const before = position();
      scenes = offered;
      const awaited = scenes.findIndex(({ id }) => id === state.awaitedId);
      if (awaited >= 0) {
        state.awaitedId = null;
        if (awaited !== position()) show(awaited);
      }
      if (scenes.length > 0 && position() < 0) show(Math.max(0, before));
    },
    settle() { state.awaitedId = null; },
    tick(isInterrupted) {
      const nowMs = elapsedMs();
      const passed = nowMs - seenAtMs;
      seenAtMs = nowMs;
      const wasHeld = state.heldUntilMs !== null;
      if (state.heldUntilMs !== null && nowMs >= state.heldUntilMs) state.heldUntilMs = null;
      if (isInterrupted || state.isPaused || wasHeld) return;
      state.shownMs += passed;
      const at = position();
      const seconds = scenes[at]?.seconds ?? 0;
      if (at < 0 || state.shownMs < seconds * 1000) return;
      if (scenes.length > 1) show(at + 1);
      else state.shownMs = 0;
    },
    touch() { state.heldUntilMs = elapsedMs() + HOLD_MS; },
    release() { state.heldUntilMs = null; },
    step(by) {
      state.awaitedId = null;
      show(Math.max(0, position()) + by);
    },
    jump(to) {
      state.awaitedId = null;
      if (to >= 0 && to < scenes.length) show(to);
    },
    togglePause() { state.isPaused = !state.isPaused; },
  };
}
