import { cityCells } from "./city-cells.ts";
import type { CityCells } from "./city-cells.ts";
import { cityExtent } from "./city-extent.ts";
import { resolveCityOptions } from "./city-options.ts";
import type { CityOptions } from "./city-options.ts";
import { cityRivers } from "./city-rivers.ts";
import type { CityRiver } from "./city-rivers.ts";
import { divideCity } from "./divide-city.ts";

export interface GeneratedCity {
  options: CityOptions;
  city: CityCells;
  counties: CityCells;
  towns: CityCells;
  /** Empty when the towns are the leaves. */
  villages: CityCells;
  /** The deepest level there is: every position of the city is in exactly one, borders aside. */
  leaves: CityCells;
  rivers: CityRiver[];
}

/**
 * A made-up city: a territory divided into counties, towns and villages by winding borders.
 *
 * Every border is made once and used by both neighbours and by all levels above, number for
 * number. Only exactly rounded arithmetic is used and coordinates are put on a grid of 1e-7
 * degrees, so the same options give the same city on every machine. Codes start with a prefix
 * that no real place has. Positions are shared between features: do not change them in place.
 * @throws {GeoInputError} when a city cannot be made from the options.
 */
export function generateCity(options: Partial<CityOptions> = {}): GeneratedCity {
  const resolved = resolveCityOptions(options);
  const extent = cityExtent(resolved);
  const levels = divideCity(resolved, extent);
  const none: CityCells = { type: "FeatureCollection", features: [] };
  const [city = none, counties = none, towns = none, villages = none] = cityCells(resolved, extent, levels);
  return {
    options: resolved,
    city,
    counties,
    towns,
    villages,
    leaves: villages.features.length > 0 ? villages : towns,
    rivers: cityRivers(resolved, extent),
  };
}
