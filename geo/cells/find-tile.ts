import { TAG_BLOCK, type TileTree } from "./tile-format.ts";

/** The word of the tile that a scaled point (plus half a unit) is in; 0, nobody's, outside the coverage. */
export function findTile({ words, shift, columns, lattice }: TileTree, fx: number, fy: number): number {
  if (!(fx >= 0 && fy >= 0 && fx < lattice.width && fy < lattice.height)) return 0;
  const x = fx | 0;
  const y = fy | 0;
  let level = shift;
  let word = words[(y >> level) * columns + (x >> level)]!;
  while ((word & 3) === TAG_BLOCK) {
    const offset = word >> 2;
    const bits = words[offset]!;
    const mask = (1 << bits) - 1;
    level -= bits;
    word = words[offset + 1 + ((((y >> level) & mask) << bits) | ((x >> level) & mask))]!;
  }
  return word;
}
