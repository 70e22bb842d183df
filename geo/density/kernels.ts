import { GeoInputError } from "../errors.ts";

export const KERNEL_NAMES = ["quartic", "gaussian"] as const;
export type KernelName = (typeof KERNEL_NAMES)[number];

/** How one incident is spread over the ground around it. Its volume is 1, less what is cut off. */
export interface Kernel {
  readonly name: KernelName;
  /** Quartic: where it ends. Gaussian: its standard deviation. */
  readonly bandwidthMetres: number;
  /** Nothing is spread this far or farther. */
  readonly reachMetres: number;
  /** Share of the volume that lies beyond the reach and is left out, not made up for. */
  readonly cutShare: number;
  /** Height in the middle, per square metre. */
  readonly peak: number;
  /** Steepest slope, as a share of the peak per metre. */
  readonly steepestSharePerMetre: number;
  /** Height at a squared distance in square metres, per square metre. */
  at(squaredMetres: number): number;
}

/** Standard deviations after which the Gaussian is cut. */
const GAUSSIAN_REACH = 4;

/**
 * Quartic (biweight): 3 / (π h²) (1 - d² / h²)². Gaussian: exp(-d² / 2σ²) / (2π σ²), cut at 4 σ.
 * B. W. Silverman, "Density Estimation for Statistics and Data Analysis", 1986, equations 4.5 and 4.2.
 *
 * @throws {GeoInputError} when the bandwidth is not a positive number.
 */
export function kernelOf(name: KernelName, bandwidthMetres: number): Kernel {
  if (!(bandwidthMetres > 0 && bandwidthMetres < Infinity)) {
    throw new GeoInputError(`A bandwidth of ${bandwidthMetres} m: expected a positive number of metres.`);
  }
  return name === "quartic" ? quartic(bandwidthMetres) : gaussian(bandwidthMetres);
}

function quartic(bandwidthMetres: number): Kernel {
  const squared = bandwidthMetres ** 2;
  const peak = 3 / (Math.PI * squared);
  return {
    name: "quartic",
    bandwidthMetres,
    reachMetres: bandwidthMetres,
    cutShare: 0,
    peak,
    // 4 u (1 - u²) / h is largest at u = 1 / √3.
    steepestSharePerMetre: 8 / (3 * Math.sqrt(3) * bandwidthMetres),
    at: (squaredMetres) => (squaredMetres < squared ? peak * (1 - squaredMetres / squared) ** 2 : 0),
  };
}

function gaussian(bandwidthMetres: number): Kernel {
  const doubled = 2 * bandwidthMetres ** 2;
  const reachMetres = GAUSSIAN_REACH * bandwidthMetres;
  const peak = 1 / (Math.PI * doubled);
  return {
    name: "gaussian",
    bandwidthMetres,
    reachMetres,
    cutShare: Math.exp(-(GAUSSIAN_REACH ** 2) / 2),
    peak,
    // u exp(-u² / 2) / σ is largest at u = 1.
    steepestSharePerMetre: Math.exp(-0.5) / bandwidthMetres,
    at: (squaredMetres) => (squaredMetres < reachMetres ** 2 ? peak * Math.exp(-squaredMetres / doubled) : 0),
  };
}
