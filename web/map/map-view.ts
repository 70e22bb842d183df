/** Where the map looks: its centre in WGS 84 degrees and the zoom. */
export interface MapView { lng: number; lat: number; zoom: number; }
