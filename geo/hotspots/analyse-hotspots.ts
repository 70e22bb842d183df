import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { type CellFacts, describeCells } from "./cell-facts.ts";
import { giStar } from "./gi-star.ts";
import { CLASS_LEVELS, type ClassCounts, countClasses, hotspotClasses, NOT_COMPUTABLE, NOT_STUDIED } from "./hotspot-classes.ts";
import { type HotspotWarning, hotspotWarnings } from "./hotspot-warnings.ts";
import { neighboursAmong, type Neighbours } from "./neighbours.ts";

/** For many tests at once: none, or the false discovery rate kept by Benjamini and Hochberg. */
export const CORRECTIONS = ["none", "fdr"] as const;
export type Correction = (typeof CORRECTIONS)[number];

export interface HotspotQuestion {
  /** Per cell; what is not finite is no data. */
  readonly values: Float64Array;
  readonly neighbours: Neighbours;
  /** Places of the cells that are tested, each once; all when absent. The others count as nobody's neighbours. */
  readonly studied?: Uint32Array;
  readonly correction: Correction;
  /** Level at or below which a p-value is called significant, in (0, 1). */
  readonly alpha: number;
}

/** How the answer was made, as parts that a legend and a citation put into words. */
export interface HotspotMethod {
  readonly statistic: "gi_star";
  readonly weights: "binary";
  readonly includesSelf: true;
  readonly varianceDivisor: "n";
  readonly pValue: "two_sided_normal";
  readonly correction: Correction;
  readonly alpha: number;
  /** Largest p of the classes ±1, ±2, ±3. */
  readonly classLevels: readonly [number, number, number];
}

export interface Significant {
  readonly hot: number;
  readonly cold: number;
}

export interface HotspotAnalysis {
  readonly method: HotspotMethod;
  /** Of the cells studied, as are all counts and warnings. */
  readonly facts: CellFacts;
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** By Benjamini and Hochberg, whichever correction was asked for. */
  readonly pAdjusted: Float64Array;
  /** As corrected: -3 to 3, NO_DATA, NOT_COMPUTABLE or NOT_STUDIED. */
  readonly classes: Int8Array;
  /** Without correction. */
  readonly classesRaw: Int8Array;
  readonly counts: ClassCounts;
  readonly countsRaw: ClassCounts;
  /** Cells significant at alpha. */
  readonly significant: Significant;
  readonly significantRaw: Significant;
  /** Corrected by Benjamini and Hochberg, whichever correction was asked for. */
  readonly significantAdjusted: Significant;
  /** Cells with a value and no score. */
  readonly nNotComputable: number;
  readonly warnings: readonly HotspotWarning[];
}

/**
 * Where values are higher or lower in and around a cell than chance would have them, and everything
 * that must be said beside the answer. Degenerate input gives warnings and no scores, never an error.
 * See decisions/0003-hotspots.md.
 */
export function analyseHotspots({ studied, ...question }: HotspotQuestion): HotspotAnalysis {
  if (studied === undefined) return analyseAll(question);
  const found = analyseAll({
    ...question,
    values: Float64Array.from(studied, (cell) => question.values[cell]!),
    neighbours: neighboursAmong(question.neighbours, studied),
  });
  const size = question.values.length;
  const spread = <T extends Float64Array | Int8Array>(all: T, ofStudied: T): T => {
    studied.forEach((cell, place) => { all[cell] = ofStudied[place]!; });
    return all;
  };
  return {
    ...found,
    z: spread(new Float64Array(size).fill(NaN), found.z),
    p: spread(new Float64Array(size).fill(NaN), found.p),
    pAdjusted: spread(new Float64Array(size).fill(NaN), found.pAdjusted),
    classes: spread(new Int8Array(size).fill(NOT_STUDIED), found.classes),
    classesRaw: spread(new Int8Array(size).fill(NOT_STUDIED), found.classesRaw),
  };
}

function analyseAll({ values, neighbours, correction, alpha }: Omit<HotspotQuestion, "studied">): HotspotAnalysis {
  const facts = describeCells(values, neighbours);
  const { z, p } = giStar(values, neighbours);
  const pAdjusted = benjaminiHochberg(p);
  const pUsed = correction === "fdr" ? pAdjusted : p;
  const classes = markNotComputable(hotspotClasses(z, pUsed), values, z);
  const classesRaw = markNotComputable(hotspotClasses(z, p), values, z);
  return {
    method: {
      statistic: "gi_star", weights: "binary", includesSelf: true, varianceDivisor: "n", pValue: "two_sided_normal",
      correction, alpha, classLevels: CLASS_LEVELS,
    },
    facts, z, p, pAdjusted, classes, classesRaw,
    counts: countClasses(classes),
    countsRaw: countClasses(classesRaw),
    significant: countSignificant(z, pUsed, alpha),
    significantRaw: countSignificant(z, p, alpha),
    significantAdjusted: countSignificant(z, pAdjusted, alpha),
    nNotComputable: classes.filter((each) => each === NOT_COMPUTABLE).length,
    warnings: hotspotWarnings(facts),
  };
}

function markNotComputable(classes: Int8Array, values: Float64Array, z: Float64Array): Int8Array {
  return classes.map((each, cell) => (Number.isNaN(z[cell]!) && Number.isFinite(values[cell]!) ? NOT_COMPUTABLE : each));
}

function countSignificant(z: Float64Array, p: Float64Array, alpha: number): Significant {
  let [hot, cold] = [0, 0];
  for (let cell = 0; cell < z.length; cell++) {
    if (!(p[cell]! <= alpha)) continue;
    if (z[cell]! > 0) hot++;
    else if (z[cell]! < 0) cold++;
  }
  return { hot, cold };
}
