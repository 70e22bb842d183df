import { inject, provide, type InjectionKey } from "vue";
import type { MapController } from "./map-controller.ts";
import type { Position } from "./map-state.ts";

/** What the rest of the screen may ask of the map. Before the map stands, questions have no answer, and of the orders only `reveal` is kept. */
export interface MapHandle {
  flyTo: MapController["flyTo"];
  fit: MapController["fit"];
  zoomBy: MapController["zoomBy"];
  refreshIncidents(): void;
  refreshGround(): void;
  /** Brings a position into view, at least that close; one that is there already stays where it is. */
  reveal(position: Position, zoom: number): void;
  centre(): readonly [lng: number, lat: number] | null;
  attach(controller: MapController | null): void;
}

const KEY: InjectionKey<MapHandle> = Symbol("map");

/** Gives the components below a handle on the map that `MapCanvas` will attach. */
export function provideMapHandle(): MapHandle {
  const handle = createMapHandle();
  provide(KEY, handle);
  return handle;
}

/** A handle without a map yet. What is to be revealed meanwhile is shown as soon as the map is attached. */
export function createMapHandle(): MapHandle {
  // A plain variable: reactivity would wrap the map in a proxy and break it.
  let controller: MapController | null = null;
  let awaited: { position: Position; zoom: number } | null = null;
  const reveal: MapHandle["reveal"] = (position, zoom) => {
    // A link can name an incident that is here before the map is.
    if (controller === null) awaited = { position, zoom };
    else if (!controller.isInView(position) || controller.view().zoom < zoom) controller.flyTo(position, zoom);
  };
  return {
    flyTo: (position, zoom) => controller?.flyTo(position, zoom),
    fit: (bounds) => controller?.fit(bounds),
    zoomBy: (steps) => controller?.zoomBy(steps),
    refreshIncidents: () => controller?.refreshIncidents(),
    refreshGround: () => controller?.refreshGround(),
    reveal,
    centre: () => {
      const view = controller?.view();
      return view ? [view.lng, view.lat] : null;
    },
    attach: (attached) => {
      controller = attached;
      if (attached === null || awaited === null) return;
      reveal(awaited.position, awaited.zoom);
      awaited = null;
    },
  };
}

export function useMapHandle(): MapHandle {
  const handle = inject(KEY);
  if (handle === undefined) throw new Error("useMapHandle is used outside a screen with a map");
  return handle;
}
