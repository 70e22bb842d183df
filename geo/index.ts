export type { BBox, CellCollection, CellProperties, Position, Ring, SourceCrs } from "./types.ts";
export { SOURCE_CRSS } from "./types.ts";
export { GeoInputError } from "./errors.ts";
