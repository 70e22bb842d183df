/**
 * Hexagons in rows, the odd rows shifted half a hexagon to the right; x east, y north.
 *
 * Three hexagons meet at every corner, never four: whatever set of hexagons makes up a cell,
 * its border neither touches nor crosses itself. That is why cities are built on it.
 *
 * Directions run counter-clockwise: 0 east, 1 north-east, 2 north-west, 3 west, 4 south-west,
 * 5 south-east. Neighbours are not checked at the rim; callers keep one hexagon away from it.
 */
export interface HexLattice {
  columns: number;
  rows: number;
  count: number;
  /** Length of a side, kilometres. */
  sideKm: number;
}

export const HEX_AREA_FACTOR = 1.5 * Math.sqrt(3);

export function neighbourOf(lattice: HexLattice, hex: number, direction: number): number {
  const { columns } = lattice;
  const odd = ((hex / columns) | 0) & 1;
  switch (direction) {
    case 0:
      return hex + 1;
    case 1:
      return hex + columns + odd;
    case 2:
      return hex + columns - 1 + odd;
    case 3:
      return hex - 1;
    case 4:
      return hex - columns - 1 + odd;
    default:
      return hex - columns + odd;
  }
}

export function isOnRim(lattice: HexLattice, hex: number): boolean {
  const row = (hex / lattice.columns) | 0;
  const column = hex - row * lattice.columns;
  return row < 2 || column < 2 || row >= lattice.rows - 2 || column >= lattice.columns - 2;
}

export function centreX(lattice: HexLattice, hex: number): number {
  const row = (hex / lattice.columns) | 0;
  const column = hex - row * lattice.columns;
  return (column + (row & 1) * 0.5 - lattice.columns * 0.5) * lattice.sideKm * Math.sqrt(3);
}

export function centreY(lattice: HexLattice, hex: number): number {
  const row = (hex / lattice.columns) | 0;
  return (row - lattice.rows * 0.5) * lattice.sideKm * 1.5;
}

/** Corner at which the side in `direction` starts, going counter-clockwise round the hexagon. */
export function startCorner(lattice: HexLattice, hex: number, direction: number): number {
  switch (direction) {
    case 0:
      return 2 * neighbourOf(lattice, hex, 5);
    case 1:
      return 2 * neighbourOf(lattice, hex, 1) + 1;
    case 2:
      return 2 * hex;
    case 3:
      return 2 * neighbourOf(lattice, hex, 2) + 1;
    case 4:
      return 2 * neighbourOf(lattice, hex, 4);
    default:
      return 2 * hex + 1;
  }
}

/** Side shared with the neighbour in `direction`. Sides run counter-clockwise for the hexagon with direction 0 to 2. */
export function sideOf(lattice: HexLattice, hex: number, direction: number): number {
  return direction < 3 ? 3 * hex + direction : 3 * neighbourOf(lattice, hex, direction) + direction - 3;
}
