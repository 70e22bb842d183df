import { formatNumber } from "./format-number.ts";

const SQUARE_METRES_PER_HECTARE = 10_000;
const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1_000_000;

/** Hectares under 100 ha (one decimal under 10), then square kilometres with one decimal: `4.2 ha`, `86 ha`, `1,284.0 km²`. */
export function formatArea(areaSquareMetres: number): string {
  const hectares = areaSquareMetres / SQUARE_METRES_PER_HECTARE;
  if (hectares < 9.95) return `${formatNumber(hectares, 1)} ha`;
  if (hectares < 99.5) return `${formatNumber(hectares)} ha`;
  return `${formatNumber(areaSquareMetres / SQUARE_METRES_PER_SQUARE_KILOMETRE, 1)} km²`;
}
