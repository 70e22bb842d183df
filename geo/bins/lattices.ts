import { type BinId, binId } from "./bin-id.ts";

/** A regular pattern of equal shapes on a plane in metres, each named by a column and a row. */
export interface BinLattice {
  /** Of one shape. */
  readonly areaSquareMetres: number;
  /** The shape that holds a place; on a border one of the two, always the same. NaN for NaN. */
  find(east: number, north: number): BinId;
  centre(column: number, row: number): [east: number, north: number];
  /** Corners from a centre, counter-clockwise. */
  readonly corners: readonly (readonly [east: number, north: number])[];
  /** Steps to the shapes that share a side (hexagons) or a side or corner (squares). */
  stepsAround(row: number): readonly (readonly [columns: number, rows: number])[];
}

export function squareLattice(sizeMetres: number): BinLattice {
  const half = sizeMetres / 2;
  return {
    areaSquareMetres: sizeMetres ** 2,
    find: (east, north) => binId(Math.floor(east / sizeMetres), Math.floor(north / sizeMetres)),
    centre: (column, row) => [(column + 0.5) * sizeMetres, (row + 0.5) * sizeMetres],
    corners: [[-half, -half], [half, -half], [half, half], [-half, half]],
    stepsAround: () => [[1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]],
  };
}

const AROUND_EVEN_ROW = [[1, 0], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1]] as const;
const AROUND_ODD_ROW = [[1, 0], [1, 1], [0, 1], [-1, 0], [0, -1], [1, -1]] as const;

/** Hexagons that stand on a corner, `sizeMetres` between opposite sides; odd rows are shifted east by half of it. */
export function hexagonLattice(sizeMetres: number): BinLattice {
  const rowMetres = (sizeMetres * Math.sqrt(3)) / 2;
  const side = sizeMetres / Math.sqrt(3);
  const shift = (row: number) => (row & 1 ? 0.5 : 0);
  return {
    areaSquareMetres: sizeMetres * rowMetres,
    find(east, north) {
      // A hexagon is what is nearest to its centre, and the nearest centre is in the row below or above.
      const row = Math.floor(north / rowMetres);
      const xBelow = east / sizeMetres - shift(row);
      const xAbove = east / sizeMetres - shift(row + 1);
      const below = Math.floor(xBelow + 0.5);
      const above = Math.floor(xAbove + 0.5);
      const up = north - row * rowMetres;
      const fromBelow = ((xBelow - below) * sizeMetres) ** 2 + up ** 2;
      const fromAbove = ((xAbove - above) * sizeMetres) ** 2 + (rowMetres - up) ** 2;
      return fromBelow <= fromAbove ? binId(below, row) : binId(above, row + 1);
    },
    centre: (column, row) => [(column + shift(row)) * sizeMetres, row * rowMetres],
    corners: [-90, -30, 30, 90, 150, 210].map((degrees) => [
      side * Math.cos((degrees * Math.PI) / 180), side * Math.sin((degrees * Math.PI) / 180),
    ]),
    stepsAround: (row) => (row & 1 ? AROUND_ODD_ROW : AROUND_EVEN_ROW),
  };
}
