export type { BBox, CellCollection, CellProperties, Position, Ring, SourceCrs } from "./types.ts";
export { SOURCE_CRSS } from "./types.ts";
export { GeoInputError } from "./errors.ts";
export type { CityCell, CityCellProperties, CityCells } from "./city/city-cells.ts";
export type { CityOptions, CityPreset } from "./city/city-options.ts";
export { CITY_PRESETS } from "./city/city-options.ts";
export type { CityReach, CityRiver } from "./city/city-rivers.ts";
export type { GeneratedCity } from "./city/generate-city.ts";
export { generateCity } from "./city/generate-city.ts";
