import { expect, test, vi } from "vitest";
import type { MapController } from "../../../web/map/map-controller.ts";
import { createMapHandle } from "../../../web/map/use-map.ts";

function aController(part: Partial<MapController> = {}): MapController {
  return {
    show: vi.fn(), flyTo: vi.fn(), fit: vi.fn(), isInView: () => false, zoomBy: vi.fn(), view: () => ({ lng: 0, lat: 0, zoom: 9 }),
    refreshIncidents: vi.fn(), refreshGround: vi.fn(), dispose: vi.fn(), ...part,
  };
}

test("what was to be revealed before the map stood is revealed once it does", () => {
  const [handle, controller] = [createMapHandle(), aController()];

  handle.reveal([117, 34], 13);
  handle.attach(controller);
  handle.attach(null);
  handle.attach(aController({ flyTo: () => { throw new Error("a second map is left where it is"); } }));

  expect(controller.flyTo).toHaveBeenCalledExactlyOnceWith([117, 34], 13);
});

test.each([[true, 13, 0], [true, 8, 1], [false, 13, 1]])("a position in view %s at zoom %d takes %d flights", (isInView, zoom, flights) => {
  const [handle, controller] = [createMapHandle(), aController({ isInView: () => isInView, view: () => ({ lng: 0, lat: 0, zoom }) })];
  handle.attach(controller);

  handle.reveal([117, 34], 13);

  expect(controller.flyTo).toHaveBeenCalledTimes(flights);
});
