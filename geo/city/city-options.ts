import { GeoInputError } from "../errors.ts";
import type { Position } from "../types.ts";

/** What a made-up city should look like. Every number has a default; see CITY_PRESETS. */
export interface CityOptions {
  /** Any integer; the same options give the same city, bit for bit. */
  seed: number;
  counties: number;
  towns: number;
  /** 0 makes the towns the leaves. */
  villages: number;
  /** Vertices of all leaf rings together, closing positions not counted; met within a few per cent. */
  verticesTarget: number;
  centre: Position;
  /** Radius of the circle of the same area. */
  radiusKm: number;
  /** Leaves that belong to another county than the land around them. */
  enclaves: number;
  /** Lattice hexagons per leaf: more makes shapes more irregular. */
  hexagonsPerLeaf: number;
  /** First four digits of every code. */
  codePrefix: string;
}

const DEFAULTS: CityOptions = {
  seed: 1,
  counties: 6,
  towns: 66,
  villages: 2400,
  verticesTarget: 200_000,
  centre: [112.5, 32.6],
  radiusKm: 45,
  enclaves: 0,
  hexagonsPerLeaf: 7,
  codePrefix: "9901",
};

/** Cities by size: S, M and L are for measuring; `demo` is what a new installation shows. */
export const CITY_PRESETS = {
  S: { villages: 0, verticesTarget: 60_000, hexagonsPerLeaf: 40 },
  M: { towns: 86, villages: 3089, verticesTarget: 1_100_000, radiusKm: 60 },
  L: { counties: 30, towns: 1300, villages: 47_000, verticesTarget: 6_400_000, radiusKm: 150 },
  demo: { enclaves: 1 },
} as const satisfies Record<string, Partial<CityOptions>>;

export type CityPreset = keyof typeof CITY_PRESETS;

/**
 * Options with defaults filled in.
 * @throws {GeoInputError} when a city cannot be made from them.
 */
export function resolveCityOptions(options: Partial<CityOptions>): CityOptions {
  const city = { ...DEFAULTS, ...options };
  const refuse = (what: string): never => {
    throw new GeoInputError(`Cannot generate a city: ${what}.`);
  };
  for (const key of ["seed", "counties", "towns", "villages", "verticesTarget", "enclaves", "hexagonsPerLeaf"] as const)
    if (!Number.isSafeInteger(city[key])) refuse(`${key} is ${city[key]}, give an integer`);
  if (city.counties < 1 || city.counties > 99) refuse(`counties is ${city.counties}, give 1 to 99`);
  if (city.towns < city.counties) refuse(`towns (${city.towns}) must be at least counties (${city.counties})`);
  if (city.villages !== 0 && city.villages < city.towns)
    refuse(`villages (${city.villages}) must be 0 or at least towns (${city.towns})`);
  if (city.hexagonsPerLeaf < 2 || city.hexagonsPerLeaf > 500) refuse("hexagonsPerLeaf must be 2 to 500");
  if (city.enclaves < 0) refuse(`enclaves is ${city.enclaves}, give 0 or more`);
  if (!/^[0-9]{4}$/.test(city.codePrefix)) refuse(`codePrefix is "${city.codePrefix}", give four digits`);
  if (!(city.radiusKm >= 0.1 && city.radiusKm <= 500)) refuse(`radiusKm is ${city.radiusKm}, give 0.1 to 500`);
  const [lng, lat] = city.centre;
  if (!(Math.abs(lng) <= 170 && Math.abs(lat) <= 70)) refuse(`centre ${lng}, ${lat} is outside ±170°, ±70°`);
  // Coordinates are rounded to about a centimetre: shorter segments could fold over.
  const leaves = city.villages || city.towns;
  const segmentMetres = (city.radiusKm * 8000 * Math.sqrt(leaves)) / city.verticesTarget;
  if (!(segmentMetres >= 0.5)) refuse(`verticesTarget ${city.verticesTarget} is too fine for a radius of ${city.radiusKm} km`);
  return city;
}
