import { type Viewing, smallestLegiblePx } from "./legibility.ts";

export const REFERENCE = { width: 1920, height: 1080 } as const;
/** The smallest text of a scene in reference pixels, before the factor. */
export const SMALLEST_TEXT = 18;
/** Text sizes grow in steps with the distance; see the table of sizes in the design. */
export const TEXT_FACTORS = [1, 1.4, 2] as const;
export type TextFactor = (typeof TEXT_FACTORS)[number];

/** Screens of a video wall: how many stand beside and above each other. */
export interface Bezels { readonly columns: number; readonly rows: number; }

/** Everything that a scene needs to lay itself out. Lengths without "Px" are reference pixels: multiply by `k` for the screen's. */
export interface WallScale {
  /** Screen pixels of one reference pixel, the same in both directions. */
  readonly k: number;
  readonly logicalWidth: number;
  readonly logicalHeight: number;
  /** Texts are that much larger than drawn: 1 near, 1.4 farther, 2 far. */
  readonly textFactor: TextFactor;
  /** The smallest font size, in screen pixels, that can be read from where the viewers are. */
  readonly smallestLegiblePx: number;
  /** From the left and upper edge: the lines that nothing but map land may cross. */
  readonly bezelXs: readonly number[];
  readonly bezelYs: readonly number[];
}

/** The layout of a wall of that many CSS pixels: uniform, never stretched, text as large as the distance asks. */
export function scaleOf(widthPx: number, heightPx: number, viewing: Viewing, bezels: Bezels): WallScale {
  const k = Math.min(widthPx / REFERENCE.width, heightPx / REFERENCE.height);
  const [logicalWidth, logicalHeight] = [widthPx / k, heightPx / k];
  const least = smallestLegiblePx(viewing, heightPx);
  return {
    k, logicalWidth, logicalHeight, smallestLegiblePx: least,
    textFactor: TEXT_FACTORS.find((factor) => SMALLEST_TEXT * k * factor >= least) ?? 2,
    bezelXs: linesOf(bezels.columns, logicalWidth), bezelYs: linesOf(bezels.rows, logicalHeight),
  };
}

/** Whether text of so many reference pixels, before the factor, can be read from where the viewers are. */
export function isLegible({ k, textFactor, smallestLegiblePx: least }: WallScale, textSize: number): boolean {
  return textSize * k * textFactor >= least;
}

function linesOf(parts: number, length: number): number[] {
  return Array.from({ length: parts - 1 }, (_, at) => ((at + 1) * length) / parts);
}
