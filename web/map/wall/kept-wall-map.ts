import { inject, type InjectionKey, onScopeDispose, provide } from "vue";
import { createWallMap, type WallMapController, type WallMapListener } from "./wall-map-controller.ts";
import type { WallMapState } from "./wall-map-state.ts";

/**
 * The one map of the wall: scenes take turns at it. Browsers have few graphics contexts, and a map that is built anew
 * twice a minute for months wears them out.
 */
export interface KeptWallMap {
  /** Puts the map into the host and shows the state; whoever had it before has it no longer. */
  take(host: HTMLElement, state: WallMapState, listener: WallMapListener): WallMapController;
  /** Takes the map out of the host, unless another has it already. */
  leave(host: HTMLElement): void;
  /** Does away with a map that cannot draw any more; the next to take it gets a new one. */
  discard(): void;
}

const KEY: InjectionKey<KeptWallMap> = Symbol("kept wall map");

export function createKeptWallMap(create: typeof createWallMap = createWallMap): KeptWallMap {
  let kept: { readonly element: HTMLElement; readonly controller: WallMapController } | null = null;
  function discard(): void {
    kept?.controller.dispose();
    kept?.element.remove();
    kept = null;
  }

  return {
    discard,
    take(host, state, listener) {
      if (kept?.controller.isLost()) discard();
      if (kept === null) {
        const element = document.createElement("div");
        element.className = "map-host";
        host.append(element);
        kept = { element, controller: create(element, state) };
      } else {
        host.append(kept.element);
        kept.controller.show(state);
      }
      kept.controller.tell(listener);
      return kept.controller;
    },
    leave(host) {
      if (kept?.element.parentElement === host) kept.element.remove();
    },
  };
}

/** Keeps one map for everything beneath, until the wall closes. */
export function provideWallMap(): void {
  const kept = createKeptWallMap();
  provide(KEY, kept);
  onScopeDispose(kept.discard);
}

export function useKeptWallMap(): KeptWallMap {
  const kept = inject(KEY);
  if (kept === undefined) throw new Error("useKeptWallMap is used outside the wall");
  return kept;
}
