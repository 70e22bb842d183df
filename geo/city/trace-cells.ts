import type { BorderLines } from "./border-lines.ts";
import { neighbourOf, sideOf, startCorner } from "./hex-lattice.ts";
import type { HexLattice } from "./hex-lattice.ts";

/** Closed rings of one polygon: the outer one counter-clockwise, holes clockwise (RFC 7946). */
export type PolygonRings = number[][][];

/**
 * Polygons of every cell of one level, by cell index.
 *
 * Rings are strung together from the shared border lines, so a county's border holds exactly
 * the positions of the village borders that it is made of.
 */
export function traceCells(
  lattice: HexLattice,
  hexes: Int32Array,
  cellOf: Int32Array,
  count: number,
  lines: BorderLines,
): PolygonRings[][] {
  const polygons: PolygonRings[][] = Array.from({ length: count }, () => []);
  const pieceOf = new Int32Array(lattice.count).fill(-1);
  const done = new Uint8Array(lattice.count);
  let pieces = 0;
  for (const hex of hexes) {
    if ((pieceOf[hex] ?? 0) >= 0) continue;
    const members = floodPiece(lattice, hex, cellOf, pieceOf, pieces++);
    const rings: PolygonRings = [];
    for (const member of members)
      for (let direction = 0; direction < 6; direction++) {
        if ((done[member] ?? 0) & (1 << direction)) continue;
        if (cellOf[neighbourOf(lattice, member, direction)] === cellOf[member]) continue;
        const { positions, turns } = traceRing(lattice, cellOf, member, direction, done, lines);
        // A ring that turns left overall goes round the piece; one that turns right, round a hole.
        if (turns > 0) rings.unshift(positions);
        else rings.push(positions);
      }
    polygons[cellOf[hex] ?? 0]?.push(rings);
  }
  return polygons;
}

function floodPiece(
  lattice: HexLattice,
  start: number,
  cellOf: Int32Array,
  pieceOf: Int32Array,
  piece: number,
): number[] {
  const members = [start];
  pieceOf[start] = piece;
  for (let at = 0; at < members.length; at++) {
    const hex = members[at] ?? start;
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbourOf(lattice, hex, direction);
      if (cellOf[next] !== cellOf[start] || (pieceOf[next] ?? 0) >= 0) continue;
      pieceOf[next] = piece;
      members.push(next);
    }
  }
  return members;
}

/** Walks with the cell on the left until the first side comes round again. */
function traceRing(
  lattice: HexLattice,
  cellOf: Int32Array,
  startHex: number,
  startDirection: number,
  done: Uint8Array,
  lines: BorderLines,
): { positions: number[][]; turns: number } {
  const cell = cellOf[startHex];
  const positions: number[][] = [];
  let hex = startHex;
  let direction = startDirection;
  let turns = 0;
  do {
    done[hex] = (done[hex] ?? 0) | (1 << direction);
    positions.push(lines.corner(startCorner(lattice, hex, direction)));
    const between = lines.between(sideOf(lattice, hex, direction));
    if (direction < 3) for (const position of between) positions.push(position);
    else for (let at = between.length - 1; at >= 0; at--) positions.push(between[at] ?? []);
    const ahead = (direction + 1) % 6;
    const next = neighbourOf(lattice, hex, ahead);
    if (cellOf[next] === cell) {
      hex = next;
      direction = (direction + 5) % 6;
      turns--;
    } else {
      direction = ahead;
      turns++;
    }
  } while (hex !== startHex || direction !== startDirection);
  positions.push(positions[0] ?? []);
  return { positions, turns };
}
