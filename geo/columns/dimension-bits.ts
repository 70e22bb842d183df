import { type Dimension, DIMENSIONS } from "./incident-filter.ts";

/** The bit that a row has set while it fails a dimension. */
export const DIMENSION_BITS = Object.fromEntries(DIMENSIONS.map((dimension, at) => [dimension, 1 << at])) as Readonly<Record<Dimension, number>>;
