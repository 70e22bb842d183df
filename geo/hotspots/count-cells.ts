import { readCellPath } from "../columns/cell-path.ts";
import type { CellCounts } from "../columns/incident-counts.ts";

/** Incidents per cell of a network, and those of no cell or of one that is not found there. */
export interface CountedCells { readonly counts: Uint32Array; readonly elsewhere: number; }

/**
 * Finds the cells of one depth for owning cells of any edition: by the path where it still holds,
 * otherwise by territory and code, since an edition may move a cell beneath another.
 */
export class CellFinder {
  readonly #placeOfPath = new Map<string, number>();
  readonly #placeOfCode = new Map<string, number>();
  readonly #size: number;
  /** What was found for owners before; -1: nothing. */
  readonly #found = new Map<string, number>();

  /** @param paths as of cell-path.ts; the answers are places in it. */
  constructor(paths: readonly string[]) {
    this.#size = paths.length;
    paths.forEach((path, place) => {
      this.#placeOfPath.set(path, place);
      const { territory, codes } = readCellPath(path);
      const key = `${territory}\n${codes.at(-1) ?? ""}`;
      if (!this.#placeOfCode.has(key)) this.#placeOfCode.set(key, place);
    });
  }

  /** The place of the cell that an owner is or lies beneath; -1: none. */
  find(owner: string): number {
    let place = this.#found.get(owner);
    if (place === undefined) this.#found.set(owner, (place = this.#byPath(owner) ?? this.#byCode(owner) ?? -1));
    return place;
  }

  /** Adds up counts of owning cells as themselves, that is those of OWNERS_DEPTH. */
  count({ cells, withoutCell }: CellCounts): CountedCells {
    const counts = new Uint32Array(this.#size);
    let elsewhere = withoutCell;
    for (const { value, count } of cells) {
      const place = this.find(value);
      if (place < 0) elsewhere += count;
      else counts[place]! += count;
    }
    return { counts, elsewhere };
  }

  #byPath(owner: string): number | undefined {
    for (let end = owner.length; end > 0; end = owner.lastIndexOf("/", end - 1)) {
      const place = this.#placeOfPath.get(owner.slice(0, end));
      if (place !== undefined) return place;
    }
    return undefined;
  }

  #byCode(owner: string): number | undefined {
    const { territory, codes } = readCellPath(owner);
    return codes.map((code) => this.#placeOfCode.get(`${territory}\n${code}`)).find((place) => place !== undefined);
  }
}

/** Deeper than any cell: at this depth owners are counted as themselves. */
export const OWNERS_DEPTH = 99;
