import { inject, provide, type InjectionKey } from "vue";
import type { MapController } from "./map-controller.ts";
import type { Position } from "./map-state.ts";

/** What the rest of the screen may ask of the map. Before the map stands, questions have no answer and orders no effect. */
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
  // A plain variable: reactivity would wrap the map in a proxy and break it.
  let controller: MapController | null = null;
  const handle: MapHandle = {
    flyTo: (position, zoom) => controller?.flyTo(position, zoom),
    fit: (bounds) => controller?.fit(bounds),
    zoomBy: (steps) => controller?.zoomBy(steps),
    refreshIncidents: () => controller?.refreshIncidents(),
    refreshGround: () => controller?.refreshGround(),
    reveal: (position, zoom) => {
      if (controller && (!controller.isInView(position) || controller.view().zoom < zoom)) controller.flyTo(position, zoom);
    },
    centre: () => {
      const view = controller?.view();
      return view ? [view.lng, view.lat] : null;
    },
    attach: (attached) => { controller = attached; },
  };
  provide(KEY, handle);
  return handle;
}

export function useMapHandle(): MapHandle {
  const handle = inject(KEY);
  if (handle === undefined) throw new Error("useMapHandle is used outside a screen with a map");
  return handle;
}
