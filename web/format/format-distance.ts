/** Metres under 1 km (decimetres under 10 m), then kilometres with one decimal: `4.2 m`, `12 m`, `1.3 km`. */
export function formatDistance(distanceMetres: number): string {
  if (distanceMetres < 9.95) return `${distanceMetres.toFixed(1)} m`;
  if (distanceMetres < 999.5) return `${Math.round(distanceMetres)} m`;
  return `${(distanceMetres / 1000).toFixed(1)} km`;
}
