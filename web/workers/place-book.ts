import type { CellFinder, IncidentColumns, Neighbours } from "../../geo/index.ts";
import type { CellNetwork } from "../../server/contract/cell.ts";
import type { CellOutline } from "../api/cells.ts";
import type { Land as LandShape } from "../api/land.ts";
import { binPlaces, type BinPlaces } from "./bin-places.ts";
import { cellPlaces } from "./cell-places.ts";
import type { AnalysisUnit, LoadQuestion, UnitPlaces } from "./incident-questions.ts";
import { createLand, type Land } from "./land.ts";

/** The places of a unit, how they touch, and, of bins, which row is in which. */
export interface BookedPlaces {
  readonly places: UnitPlaces;
  readonly neighbours: Neighbours;
  /** Cells only: which of them an owning cell is or lies beneath. */
  readonly finder: CellFinder | null;
  readonly bins: BinPlaces | null;
}

export interface PlaceSource {
  fetchNetwork(depth: number): Promise<CellNetwork>;
  fetchLand(): Promise<LandShape>;
  fetchOutline(code: string, territory: string | null): Promise<CellOutline>;
}

/** Keeps the places that were asked for, until cells change. */
export class PlaceBook {
  readonly #source: PlaceSource;
  readonly #booked = new Map<string, Promise<BookedPlaces>>();
  #land: Promise<Land> | null = null;
  readonly #book = nameBook();
  #made = 0;

  constructor(source: PlaceSource) {
    this.#source = source;
  }

  async find(unit: AnalysisUnit, columns: IncidentColumns, { home }: LoadQuestion): Promise<BookedPlaces> {
    const name = JSON.stringify(unit);
    const known = await this.#booked.get(name);
    if (known !== undefined && (known.bins === null || known.bins.cover(columns))) return known;
    this.#made += 1;
    const key = `${unit.kind}-${this.#book}-${this.#made}`;
    const made = unit.kind === "cells" ? this.#source.fetchNetwork(unit.depth).then((network) => cellPlaces(key, unit, network)) : this.land().then((land) => binPlaces(key, unit, land, home, columns));
    this.#booked.set(name, made);
    // A failure must not stay: the next question tries again.
    made.catch(() => { if (this.#booked.get(name) === made) this.#booked.delete(name); });
    return made;
  }

  land(): Promise<Land> {
    const land = (this.#land ??= this.#source.fetchLand().then(createLand));
    land.catch(() => { this.#land = null; });
    return land;
  }
}

/** No other book's, of an earlier load or an earlier worker either: places under a key that is known are taken for the same places. */
function nameBook(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("");
}
