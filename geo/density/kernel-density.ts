import type { BBox } from "../types.ts";
import { gatherPositions } from "./gather-positions.ts";
import { type KernelName, kernelOf } from "./kernels.ts";
import { mercatorGrid } from "./mercator-grid.ts";
import { spreadOver } from "./spread.ts";

export interface DensityQuestion {
  /** Degrees, WGS 84; NaN: no position. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** The rows meant; all when absent. */
  readonly rows?: Uint32Array;
  readonly kernel: KernelName;
  readonly bandwidthMetres: number;
  /** What the grid covers. Incidents outside count as far as their kernel reaches in. */
  readonly extent: BBox;
  readonly columns: number;
  /** Side of squares whose incidents are taken to be in their middle; 0, the default, is exact. */
  readonly mergeMetres?: number;
  /** Told the share done, from 0 to 1, now and then and at the end; false stops the work. */
  readonly progress?: (share: number) => boolean | void;
}

/** A surface for drawing. It tests nothing: a dense spot is not a hotspot. */
export interface DensityGrid {
  /** Outer edges of the grid; cells are square on Web Mercator. */
  readonly bbox: BBox;
  readonly columns: number;
  readonly rows: number;
  /** Incidents per square kilometre at the middle of every cell, row by row from the north-west. */
  readonly perSquareKilometre: Float64Array;
  readonly largest: number;
  readonly kernel: KernelName;
  readonly bandwidthMetres: number;
  readonly reachMetres: number;
  /** Share of every incident that lies beyond the reach and is left out. */
  readonly cutShare: number;
  /** Incidents with a position, wherever it is. */
  readonly n: number;
  readonly withoutPosition: number;
  /** By how much merging may change what one incident adds to a value, as a share of the most that it can add. */
  readonly mergeErrorShare: number;
}

const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1e6;
/** Evaluations between two reports of progress: some milliseconds. */
const REPORT_AFTER = 1_000_000;

/**
 * Kernel density of incidents on a Web Mercator grid; undefined when it was stopped. Without
 * correction at the edge of the territory: what lies beyond it counts as empty.
 *
 * @throws {GeoInputError} when the bandwidth, the extent or the number of columns cannot be used.
 */
export function kernelDensity(question: DensityQuestion): DensityGrid | undefined {
  const { lng, lat, rows, bandwidthMetres, mergeMetres = 0, progress } = question;
  const kernel = kernelOf(question.kernel, bandwidthMetres);
  const grid = mercatorGrid(question.extent, question.columns);
  const values = new Float64Array(grid.columns * grid.rows);
  const spread = spreadOver(grid, kernel, values);
  const places = gatherPositions(lng, lat, rows, mergeMetres);
  let evaluated = 0;
  for (let place = 0; place < places.size; place++) {
    // One more for the place itself: places out of reach take time too.
    evaluated += 1 + spread(places.lng[place]!, places.lat[place]!, places.counts[place]! * SQUARE_METRES_PER_SQUARE_KILOMETRE);
    if (evaluated < REPORT_AFTER) continue;
    evaluated = 0;
    if (progress?.((place + 1) / places.size) === false) return undefined;
  }
  if (progress?.(1) === false) return undefined;
  return {
    bbox: grid.bbox,
    columns: grid.columns,
    rows: grid.rows,
    perSquareKilometre: values,
    largest: values.reduce((most, value) => Math.max(most, value), 0),
    kernel: kernel.name,
    bandwidthMetres,
    reachMetres: kernel.reachMetres,
    cutShare: kernel.cutShare,
    n: places.incidents,
    withoutPosition: places.withoutPosition,
    mergeErrorShare: places.movedMetres * kernel.steepestSharePerMetre,
  };
}
