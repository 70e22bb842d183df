const TILE_PIXELS = 512;

/** The zoom at which the box (west, south, east, north in degrees) fills a square of that many pixels, in spherical Mercator. */
export function zoomToFit([west, south, east, north]: readonly [number, number, number, number], pixels: number): number {
  const mercatorY = (lat: number): number => {
    const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };
  const share = Math.max((east - west) / 360, mercatorY(south) - mercatorY(north), 1e-6);
  return Math.max(0, Math.min(20, Math.log2(pixels / (TILE_PIXELS * share))));
}
