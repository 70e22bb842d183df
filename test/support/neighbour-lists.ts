import type { Neighbours } from "../../geo/index.ts";

/** Neighbours in the form that geo takes, from a list of neighbours for each cell. */
export function neighboursFrom(lists: readonly (readonly number[])[]): Neighbours {
  let end = 0;
  return {
    offsets: Uint32Array.from([0, ...lists.map((list) => (end += list.length))]),
    indices: Uint32Array.from(lists.flat()),
  };
}

export function neighbourLists({ offsets, indices }: Neighbours): number[][] {
  return Array.from({ length: offsets.length - 1 }, (_, cell) => [...indices.subarray(offsets[cell], offsets[cell + 1])]);
}

/** Queen neighbours on a lattice of unit squares, row by row. */
export function latticeNeighbours(columns: number, rows: number): number[][] {
  return Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const around = [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((aside) => [column + aside, row + up] as const));
    return around
      .filter(([c, r]) => c >= 0 && c < columns && r >= 0 && r < rows && !(c === column && r === row))
      .map(([c, r]) => r * columns + c);
  });
}
