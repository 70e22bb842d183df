import { localMetric } from "../cells/local-metric.ts";
import type { Kernel } from "./kernels.ts";
import type { MercatorGrid } from "./mercator-grid.ts";

/** Adds the kernel around a position, so many times, to the middles of the cells within its reach. Tells how many cells it looked at. */
export type Spread = (lng: number, lat: number, times: number) => number;

/**
 * Distances are taken in the plane with the radii of curvature at the position, as in
 * `localMetric`: within 0.1 % of the geodesic up to 5 km.
 */
export function spreadOver(grid: MercatorGrid, kernel: Kernel, values: Float64Array): Spread {
  const { columns, rows, lngs, lats, bbox, rowAt } = grid;
  const stepDegrees = (bbox[2] - bbox[0]) / columns;
  const squaredReach = kernel.reachMetres ** 2;
  const shape = kernel.name === "quartic" ? quarticShape(kernel, values) : gaussianShape(kernel, values);
  const eastward = new Float64Array(columns);
  /** The first column whose middle is not west of a longitude. */
  const columnFrom = (lng: number) => Math.max(0, Math.min(columns, Math.ceil((lng - bbox[0]) / stepDegrees - 0.5)));

  return (lng, lat, times) => {
    const { lngMetres, latMetres } = localMetric(lat);
    const up = kernel.reachMetres / latMetres;
    const west = columnFrom(lng - kernel.reachMetres / lngMetres);
    const east = columnFrom(lng + kernel.reachMetres / lngMetres);
    const north = Math.max(0, Math.floor(rowAt(lat + up)));
    const south = Math.min(rows, Math.ceil(rowAt(lat - up)));
    if (!(west < east && north < south)) return 0;
    for (let column = west; column < east; column++) eastward[column] = shape.eastward(((lngs[column]! - lng) * lngMetres) ** 2);
    for (let row = north; row < south; row++) {
      const northward = ((lats[row]! - lat) * latMetres) ** 2;
      if (northward >= squaredReach) continue;
      const aside = Math.sqrt(squaredReach - northward) / lngMetres;
      shape.addRow(row * columns, northward, eastward, columnFrom(lng - aside), columnFrom(lng + aside), times);
    }
    return (east - west) * (south - north);
  };
}

/** A kernel taken apart, so that what depends on the column alone is computed once for all rows. */
interface KernelShape {
  eastward(squaredMetres: number): number;
  addRow(start: number, northward: number, eastward: Float64Array, west: number, east: number, times: number): void;
}

function quarticShape({ peak, bandwidthMetres }: Kernel, values: Float64Array): KernelShape {
  const squared = bandwidthMetres ** 2;
  return {
    eastward: (squaredMetres) => squaredMetres / squared,
    addRow(start, northward, eastward, west, east, times) {
      const height = times * peak;
      const left = 1 - northward / squared;
      for (let column = west; column < east; column++) {
        const rest = left - eastward[column]!;
        values[start + column]! += height * rest * rest;
      }
    },
  };
}

function gaussianShape({ peak, bandwidthMetres }: Kernel, values: Float64Array): KernelShape {
  const doubled = 2 * bandwidthMetres ** 2;
  return {
    eastward: (squaredMetres) => Math.exp(-squaredMetres / doubled),
    addRow(start, northward, eastward, west, east, times) {
      const height = times * peak * Math.exp(-northward / doubled);
      for (let column = west; column < east; column++) values[start + column]! += height * eastward[column]!;
    },
  };
}
