/** Metres under 1 km (decimetres under 10 m), then kilometres with one decimal: `4.2 m`, `12 m`, `1.3 km`. */
export function formatDistance(distanceMetres: number): string {
  if (distanceMetres < 9.95) return `${distanceMetres.toFixed(1)} m`;
  if (distanceMetres < 999.5) return `${Math.round(distanceMetres)} m`;
  return `${(distanceMetres / 1000).toFixed(1)} km`;
}

/** A distance below a limit, which never reads like the limit itself: 29.7 m under 30 m, not 30 m under 30 m. */
export function formatDistanceUnder(distanceMetres: number, limitMetres: number): string {
  const told = formatDistance(distanceMetres);
  return told === formatDistance(limitMetres) ? `${(Math.floor(distanceMetres * 10) / 10).toFixed(1)} m` : told;
}
