import { orientation } from "../cells/orientation.ts";
import { GeoInputError } from "../errors.ts";
import type { Position } from "../types.ts";
import { GRID_INSIDE, GRID_UNSURE, PolygonGrid } from "./polygon-grid.ts";
import type { SquareGrid } from "./square-grid.ts";

/** Bands along the latitude: a position is held only against the edges of its own. */
const MAX_BANDS = 1024;

/**
 * Whether positions lie in a ring or on its border: even-odd, exact for every double.
 * Straight lines in longitude and latitude; a ring does not run across the 180th meridian.
 */
export class PolygonTest {
  readonly #edges: Float64Array;
  readonly #bandStarts: Uint32Array;
  readonly #bandEdges: Uint32Array;
  readonly #bands: number;
  readonly #perDegree: number;
  #west = Infinity;
  #south = Infinity;
  #east = -Infinity;
  #north = -Infinity;
  readonly #grid: PolygonGrid | null;

  /** @throws {GeoInputError} when the ring has fewer than three positions or one that is no number. */
  constructor(readonly ring: readonly Position[]) {
    checkRing(ring);
    for (const [lng, lat] of ring) {
      this.#west = Math.min(this.#west, lng);
      this.#east = Math.max(this.#east, lng);
      this.#south = Math.min(this.#south, lat);
      this.#north = Math.max(this.#north, lat);
    }
    this.#bands = Math.min(MAX_BANDS, 4 * ring.length);
    const perDegree = this.#bands / (this.#north - this.#south);
    this.#perDegree = Number.isFinite(perDegree) ? perDegree : 0;
    this.#edges = Float64Array.from(ring.flatMap(([bx, by], at) => {
      const [ax, ay] = ring.at(at - 1)!;
      return [ax, ay, bx, by];
    }));
    [this.#bandStarts, this.#bandEdges] = this.#sortIntoBands();
    this.#grid = PolygonGrid.over(ring, [this.#west, this.#south, this.#east, this.#north], (lng, lat) => this.#holdsExactly(lng, lat));
  }

  holds(lng: number, lat: number): boolean {
    if (!(lng >= this.#west && lng <= this.#east && lat >= this.#south && lat <= this.#north)) return false;
    const state = this.#grid === null ? GRID_UNSURE : this.#grid.stateAt(lng, lat);
    return state === GRID_UNSURE ? this.#holdsExactly(lng, lat) : state === GRID_INSIDE;
  }

  /** What is known of positions in each square of the grid: GRID_INSIDE, GRID_OUTSIDE or GRID_UNSURE. */
  statesOver(grid: SquareGrid): Uint8Array {
    return new PolygonGrid(this.ring, grid, (lng, lat) => this.holds(lng, lat)).states;
  }

  /** For a position within the box. */
  #holdsExactly(lng: number, lat: number): boolean {
    const edges = this.#edges;
    const band = this.#bandOf(lat);
    const end = this.#bandStarts[band + 1]!;
    let inside = false;
    for (let at = this.#bandStarts[band]!; at < end; at++) {
      const edge = this.#bandEdges[at]!;
      const ay = edges[edge + 1]!;
      const by = edges[edge + 3]!;
      if (ay > lat && by > lat) continue;
      if (ay < lat && by < lat) continue;
      const ax = edges[edge]!;
      const bx = edges[edge + 2]!;
      if (ay === by) {
        if ((ax >= lng && bx <= lng) || (ax <= lng && bx >= lng)) return true;
        continue;
      }
      const turn = orientation(ax, ay, bx, by, lng, lat);
      if (turn === 0) return true;
      // Half-open in latitude, so that a vertex on the position's parallel is crossed once.
      if (ay > lat !== by > lat && by > ay === turn > 0) inside = !inside;
    }
    return inside;
  }

  /** Monotonic, so an edge that spans a latitude is in the band of that latitude. */
  #bandOf(lat: number): number {
    return Math.min(this.#bands - 1, Math.floor((lat - this.#south) * this.#perDegree));
  }

  #sortIntoBands(): [Uint32Array, Uint32Array] {
    const starts = new Uint32Array(this.#bands + 1);
    const spans = [];
    for (let edge = 0; edge < this.#edges.length; edge += 4) {
      const [one, other] = [this.#bandOf(this.#edges[edge + 1]!), this.#bandOf(this.#edges[edge + 3]!)];
      const span = { edge, low: Math.min(one, other), high: Math.max(one, other) };
      spans.push(span);
      for (let band = span.low; band <= span.high; band++) starts[band + 1]!++;
    }
    for (let band = 0; band < this.#bands; band++) starts[band + 1]! += starts[band]!;
    const edges = new Uint32Array(starts[this.#bands]!);
    const next = starts.slice();
    for (const { edge, low, high } of spans) for (let band = low; band <= high; band++) edges[next[band]!++] = edge;
    return [starts, edges];
  }
}

function checkRing(ring: readonly Position[]): void {
  if (ring.length < 3) throw new GeoInputError(`A polygon needs three positions or more; this one has ${ring.length}.`);
  ring.forEach(([lng, lat], at) => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new GeoInputError(`Position ${at + 1} of the polygon is ${lng}, ${lat}; give finite degrees.`);
  });
}
