import type { CityOptions } from "./city-options.ts";
import type { HexLattice } from "./hex-lattice.ts";
import { hash32, valueNoise } from "./random.ts";

/** Displacement per wavelength. Value noise rises at most 3 per wavelength, so each octave bends space without folding it. */
const STRENGTH = 0.12;

/** Bends the plane, so that borders and rivers follow no lattice direction for long. */
export type Warp = (x: number, y: number) => readonly [x: number, y: number];

/** Three sizes of bend: a county's, a town's and a village's. */
export function cityWarp({ seed, radiusKm }: CityOptions, { sideKm }: HexLattice): Warp {
  const wavelengths = [radiusKm * 0.32, sideKm * 13, sideKm * 5];
  const seeds = wavelengths.map((_, at) => [hash32(seed, 81 + 2 * at), hash32(seed, 82 + 2 * at)] as const);
  return (x, y) => {
    let movedX = x;
    let movedY = y;
    wavelengths.forEach((wavelength, at) => {
      const [seedX = 0, seedY = 0] = seeds[at] ?? [];
      movedX += wavelength * STRENGTH * valueNoise(seedX, x / wavelength, y / wavelength);
      movedY += wavelength * STRENGTH * valueNoise(seedY, x / wavelength, y / wavelength);
    });
    return [movedX, movedY];
  };
}
