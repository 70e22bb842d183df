import type { Position } from "../types.ts";
import { findCycles } from "./find-cycles.ts";
import { type LinePlace, ReachLine } from "./reach-line.ts";

/** A stretch of river as it is recorded: drawn downstream, flowing into at most one other. */
export interface RiverReach {
  code: string;
  downstreamCode: string | null;
  lines: readonly (readonly Position[])[];
}

export type RiverFinding =
  /** Water would flow in a ring: none of these reaches is taken to flow anywhere. */
  | { kind: "cycle"; codes: string[] }
  /** The river leaves what is recorded. */
  | { kind: "unknown_downstream"; codes: [code: string, downstreamCode: string] };

/** A place on a reach of the network. */
export interface RiverPlace extends LinePlace {
  reachCode: string;
}

export interface UpstreamReach {
  reachCode: string;
  /** Along the water from the place asked about up to where the reach's water enters it. */
  distanceMetres: number;
  /** Only what lies above this place of the reach is up-stream. */
  lowestAlongMetres: number;
}

/** Up-stream of one place: which reaches, and how far along the water any place is. */
export interface UpstreamTrace {
  /** Nearest first; the reach of the place itself with distance 0. */
  reaches: readonly UpstreamReach[];
  /** Undefined for a place that is not up-stream. */
  distanceTo(place: Pick<RiverPlace, "reachCode" | "alongMetres">): number | undefined;
}

/** A mouth or section recorded so close to a confluence counts as at it. */
const SAME_PLACE_METRES = 1;

interface Feeder {
  code: string;
  /** Where on the reach below its water enters. */
  entersAtMetres: number;
}

/**
 * Reaches joined by where their water flows. A tributary enters the reach below it where its own
 * lower end lies nearest, so that a section above the confluence does not have it up-stream.
 */
export class RiverNetwork {
  readonly findings: readonly RiverFinding[];
  readonly #lines: ReadonlyMap<string, ReachLine>;
  readonly #feeders = new Map<string, Feeder[]>();

  constructor(reaches: readonly RiverReach[]) {
    this.#lines = new Map(reaches.map(({ code, lines }) => [code, new ReachLine(lines)]));
    const downstreamOf = new Map(reaches.map(({ code, downstreamCode }) => [code, downstreamCode]));
    const cycles = findCycles(downstreamOf);
    const inCycle = new Set(cycles.flat());
    const findings: RiverFinding[] = cycles.map((codes) => ({ kind: "cycle", codes }));
    for (const [code, below] of downstreamOf) {
      const line = this.#lines.get(code);
      const into = below === null ? undefined : this.#lines.get(below);
      if (below !== null && into === undefined) findings.push({ kind: "unknown_downstream", codes: [code, below] });
      if (below === null || line === undefined || into === undefined || inCycle.has(code)) continue;
      const feeders = this.#feeders.get(below) ?? [];
      feeders.push({ code, entersAtMetres: into.nearestTo(line.lowerEnd).alongMetres });
      this.#feeders.set(below, feeders);
    }
    this.findings = findings;
  }

  /** Length along the water; undefined for an unknown reach. */
  lengthOf(reachCode: string): number | undefined {
    return this.#lines.get(reachCode)?.lengthMetres;
  }

  /** Where on one reach a position lies; undefined for an unknown reach. */
  placeOn(reachCode: string, position: Position): RiverPlace | undefined {
    const line = this.#lines.get(reachCode);
    return line && { reachCode, ...line.nearestTo(position) };
  }

  /** The place on any reach that is nearest to a position; of equally near ones that of the smaller code. */
  nearestPlace(position: Position): RiverPlace | undefined {
    let best: RiverPlace | undefined;
    for (const [reachCode, line] of this.#lines) {
      if (best !== undefined && line.atLeastMetresTo(position) > best.offMetres) continue;
      const found = line.nearestTo(position);
      if (best === undefined || found.offMetres < best.offMetres || (found.offMetres === best.offMetres && reachCode < best.reachCode)) best = { reachCode, ...found };
    }
    return best;
  }

  /** Everything whose water reaches the place, up to `withinMetres` along the water. */
  traceUpstream({ reachCode, alongMetres }: Pick<RiverPlace, "reachCode" | "alongMetres">, withinMetres = Infinity): UpstreamTrace {
    const found = new Map<string, UpstreamReach>();
    const open: UpstreamReach[] = this.#lines.has(reachCode) ? [{ reachCode, distanceMetres: 0, lowestAlongMetres: alongMetres }] : [];
    for (let reach = open.pop(); reach !== undefined; reach = open.pop()) {
      found.set(reach.reachCode, reach);
      const { distanceMetres, lowestAlongMetres } = reach;
      for (const { code, entersAtMetres } of this.#feeders.get(reach.reachCode) ?? []) {
        if (entersAtMetres > lowestAlongMetres + SAME_PLACE_METRES) continue;
        const distance = distanceMetres + Math.max(0, lowestAlongMetres - entersAtMetres);
        if (distance <= withinMetres) open.push({ reachCode: code, distanceMetres: distance, lowestAlongMetres: this.lengthOf(code) ?? 0 });
      }
    }
    const reaches = [...found.values()].sort((a, b) => a.distanceMetres - b.distanceMetres || (a.reachCode < b.reachCode ? -1 : 1));
    return { reaches, distanceTo: (place) => distanceIn(found, place, withinMetres) };
  }
}

function distanceIn(found: ReadonlyMap<string, UpstreamReach>, place: Pick<RiverPlace, "reachCode" | "alongMetres">, withinMetres: number): number | undefined {
  const reach = found.get(place.reachCode);
  if (reach === undefined || place.alongMetres > reach.lowestAlongMetres + SAME_PLACE_METRES) return undefined;
  const distance = reach.distanceMetres + Math.max(0, reach.lowestAlongMetres - place.alongMetres);
  return distance <= withinMetres ? distance : undefined;
}
