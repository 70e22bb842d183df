/** Where the map looks: its centre in WGS 84 degrees and the zoom. */
export interface MapView { lng: number; lat: number; zoom: number; }

/** Equal as far as the eye, or the address, can tell. */
export function isSameView(one: MapView, other: MapView): boolean {
  return Math.abs(one.lng - other.lng) < 1e-5 && Math.abs(one.lat - other.lat) < 1e-5 && Math.abs(one.zoom - other.zoom) < 1e-2;
}
