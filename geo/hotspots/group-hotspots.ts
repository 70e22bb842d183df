import type { Neighbours } from "./neighbours.ts";
import { hotspotChange, type HotspotChange } from "./hotspot-change.ts";

/** With fewer incidents a group says more about chance than about a place: Gi* trusts sums that are about normal. */
export const FEWEST_INCIDENTS = 10;

/** Cells that a test called hot, and what they were counted from. */
export interface GroupQuestion {
  /** 1: significantly hot. */
  readonly isHot: Uint8Array;
  readonly z: Float64Array;
  readonly counts: Uint32Array;
  /** Of the window before, of equal length; absent: there is none to compare with. */
  readonly before?: Uint32Array | undefined;
  /** What incidents are expected in proportion to: people, area, or 1 for each cell. NaN: not known, the cell is left out. */
  readonly weights: Float64Array;
  readonly neighbours: Neighbours;
  readonly fewestIncidents: number;
}

export interface HotspotGroup {
  /** Places of the cells, the highest z first; the first is the peak. */
  readonly cells: readonly number[];
  readonly peakZ: number;
  readonly observed: number;
  /** Were all incidents spread in proportion to the weights. */
  readonly expected: number;
  /** Times the risk of all other cells; null when nothing happened elsewhere. */
  readonly relativeRisk: number | null;
  readonly before: number | null;
  readonly change: HotspotChange | null;
}

/**
 * Hot cells that border on each other, as groups, the highest peak first; equal peaks by the smaller
 * place. Groups of fewer incidents than asked are left out.
 *
 * Observed and expected are of the groups' own cells. The relative risk is that inside over that
 * outside (Kulldorff, "A spatial scan statistic", Communications in Statistics 26, 1997).
 */
export function groupHotspots(question: GroupQuestion): HotspotGroup[] {
  const totals = totalsOf(question);
  return connectedHotCells(question)
    .map((cells) => describeGroup(cells, question, totals))
    .filter(({ observed }) => observed >= question.fewestIncidents)
    .sort((one, other) => other.peakZ - one.peakZ || one.cells[0]! - other.cells[0]!);
}

function connectedHotCells({ isHot, z, neighbours: { offsets, indices } }: GroupQuestion): number[][] {
  const seen = new Uint8Array(isHot.length);
  const groups: number[][] = [];
  isHot.forEach((hot, first) => {
    if (hot === 0 || seen[first] === 1) return;
    seen[first] = 1;
    const group = [first];
    // The list grows while it is walked.
    for (const cell of group) {
      for (let at = offsets[cell]!; at < offsets[cell + 1]!; at++) {
        const near = indices[at]!;
        if (isHot[near] !== 1 || seen[near] === 1) continue;
        seen[near] = 1;
        group.push(near);
      }
    }
    groups.push(group.sort((one, other) => z[other]! - z[one]! || one - other));
  });
  return groups;
}

interface Totals { readonly count: number; readonly before: number; readonly weight: number; }

function totalsOf({ counts, before, weights }: GroupQuestion): Totals {
  const known = [...weights.keys()].filter((cell) => Number.isFinite(weights[cell]!));
  return { count: sumOver(known, counts), before: before ? sumOver(known, before) : 0, weight: sumOver(known, weights) };
}

function describeGroup(cells: readonly number[], { z, counts, before, weights }: GroupQuestion, totals: Totals): HotspotGroup {
  const known = cells.filter((cell) => Number.isFinite(weights[cell]!));
  const weightShare = totals.weight > 0 ? sumOver(known, weights) / totals.weight : 0;
  const observed = sumOver(known, counts);
  const observedBefore = before ? sumOver(known, before) : null;
  const riskBefore = observedBefore === null ? null : riskOf(observedBefore, totals.before, weightShare);
  return {
    cells, peakZ: z[cells[0]!]!, observed, expected: totals.count * weightShare,
    relativeRisk: riskOf(observed, totals.count, weightShare),
    before: observedBefore,
    change: observedBefore === null ? null : hotspotChange({
      now: observed, before: observedBefore, nowElsewhere: totals.count - observed, beforeElsewhere: totals.before - observedBefore, riskBefore: riskBefore ?? Infinity,
    }),
  };
}

/** Incidents per weight inside over those outside; null where outside there is none of either. */
function riskOf(observed: number, total: number, weightShare: number): number | null {
  const outside = (total - observed) / (1 - weightShare);
  return weightShare > 0 && outside > 0 && Number.isFinite(outside) ? observed / weightShare / outside : null;
}

function sumOver(cells: readonly number[], values: Uint32Array | Float64Array): number {
  return cells.reduce((sum, cell) => sum + values[cell]!, 0);
}
