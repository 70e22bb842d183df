export type { BBox, CellCollection, CellProperties, Position, Ring, SourceCrs } from "./types.ts";
export { SOURCE_CRSS } from "./types.ts";
export { GeoInputError } from "./errors.ts";
export { buildCellIndex, type CellIndex, type NearbyCell } from "./cells/cell-index.ts";
export { sideOfCell } from "./cells/side-of-cell.ts";
export { orientation } from "./cells/orientation.ts";
