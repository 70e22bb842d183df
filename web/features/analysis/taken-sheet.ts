import type { TakenPictures } from "./taken-pictures.ts";
import type { ComparedPeriods } from "./use-comparison.ts";

export interface TakenPlace { readonly id: string; readonly name: string; readonly count: string; readonly perKm2: string; readonly per10k: string; readonly z: string; }
/** The ranking by what the map shows: z, or the measure. */
export interface TakenPlaces { readonly isTested: boolean; readonly hasPer10k: boolean; readonly rows: readonly TakenPlace[]; }

/** The figures beside the map, in words, all of one moment. */
export interface TakenFigures {
  readonly subject: string;
  readonly filter: string;
  readonly counts: { readonly matching: string; readonly total: string } | null;
  readonly comparison: ComparedPeriods | null;
  readonly places: TakenPlaces;
  readonly asOf: string;
  readonly lastEventSeq: string;
  /** Set when the data had stopped following. */
  readonly staleness: string | null;
}

/** One sheet of paper: what is on it stays as it was when the picture was taken, whatever happens meanwhile. */
export interface TakenSheet {
  /** Null where the map gave no picture. */
  readonly pictures: TakenPictures | null;
  readonly figures: TakenFigures;
  /** Data kept changing while the picture was taken: map and figures may be an event apart. */
  readonly hasMoved: boolean;
  readonly madeAt: string;
}
