import type { CityOptions } from "./city-options.ts";
import { centreX, centreY, neighbourOf, sideOf, startCorner } from "./hex-lattice.ts";
import type { HexLattice } from "./hex-lattice.ts";
import { hash32, hashUnit } from "./random.ts";
import { cityWarp } from "./warp.ts";

const CORNER_JITTER = 0.22;

/** The leaf borders as a planar graph: hexagon sides that separate two leaves, and their moved corners. */
export interface BorderNet {
  /** Sides in rising order; a side's from and to run counter-clockwise for its owner hexagon. */
  sides: Int32Array;
  from: Int32Array;
  to: Int32Array;
  /** 1 on the city's outline, 2 between two leaves: how many rings use the side. */
  uses: Uint8Array;
  /** Per corner of the lattice, kilometres from the centre. */
  x: Float64Array;
  y: Float64Array;
}

/** Collects the leaf borders and moves their corners off the lattice, without letting any two meet. */
export function borderNet(options: CityOptions, lattice: HexLattice, leafOf: Int32Array): BorderNet {
  const sides: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const uses: number[] = [];
  for (let hex = lattice.columns + 1; hex < lattice.count - lattice.columns - 1; hex++)
    for (let direction = 0; direction < 3; direction++) {
      const leaf = leafOf[hex] ?? -1;
      const other = leafOf[neighbourOf(lattice, hex, direction)] ?? -1;
      if (leaf === other) continue;
      sides.push(sideOf(lattice, hex, direction));
      from.push(startCorner(lattice, hex, direction));
      to.push(startCorner(lattice, hex, direction + 1));
      uses.push(leaf < 0 || other < 0 ? 1 : 2);
    }
  const net: BorderNet = {
    sides: Int32Array.from(sides),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    uses: Uint8Array.from(uses),
    x: new Float64Array(2 * lattice.count),
    y: new Float64Array(2 * lattice.count),
  };
  placeCorners(options, lattice, net);
  relaxCorners(net);
  return net;
}

function placeCorners(options: CityOptions, lattice: HexLattice, { from, to, x, y }: BorderNet): void {
  const jitterSeed = hash32(options.seed, 51);
  const warp = cityWarp(options, lattice);
  const placed = new Set<number>([...from, ...to]);
  for (const corner of placed) {
    let dx = 1;
    let dy = 1;
    for (let draw = 0; dx * dx + dy * dy > 1; draw += 2) {
      dx = hashUnit(hash32(jitterSeed, draw), corner) * 2 - 1;
      dy = hashUnit(hash32(jitterSeed, draw + 1), corner) * 2 - 1;
    }
    const hex = corner >> 1;
    const up = corner & 1 ? -lattice.sideKm : lattice.sideKm;
    const [warpedX, warpedY] = warp(
      centreX(lattice, hex) + dx * CORNER_JITTER * lattice.sideKm,
      centreY(lattice, hex) + up + dy * CORNER_JITTER * lattice.sideKm,
    );
    x[corner] = warpedX;
    y[corner] = warpedY;
  }
}

/** Pulls each corner part of the way to the mean of its neighbours along borders: no hexagons show through. */
function relaxCorners({ from, to, x, y }: BorderNet): void {
  const sumX = new Float64Array(x.length);
  const sumY = new Float64Array(x.length);
  const degree = new Uint8Array(x.length);
  const add = (corner: number, neighbour: number) => {
    sumX[corner] = (sumX[corner] ?? 0) + (x[neighbour] ?? 0);
    sumY[corner] = (sumY[corner] ?? 0) + (y[neighbour] ?? 0);
    degree[corner] = (degree[corner] ?? 0) + 1;
  };
  for (let at = 0; at < from.length; at++) {
    add(from[at] ?? 0, to[at] ?? 0);
    add(to[at] ?? 0, from[at] ?? 0);
  }
  for (let corner = 0; corner < x.length; corner++) {
    const count = degree[corner] ?? 0;
    if (count === 0) continue;
    const pull = count === 2 ? 0.5 : 0.3;
    x[corner] = (1 - pull) * (x[corner] ?? 0) + (pull * (sumX[corner] ?? 0)) / count;
    y[corner] = (1 - pull) * (y[corner] ?? 0) + (pull * (sumY[corner] ?? 0)) / count;
  }
}
