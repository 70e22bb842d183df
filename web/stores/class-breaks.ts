import type { ClassBreaks } from "./analysis-subject.ts";

export const CLASS_COUNT = 5;
const SHOWN_DIGITS = 6;

/**
 * Limits of five classes for a choropleth: quintiles of the values above zero, moved to round numbers.
 *
 * Pure and asked for, never recomputed by itself: a legend that moves while one filters compares
 * nothing. Zero and unknown (NaN) values are left out, since most places often have none and would
 * squeeze the rest into one class. Fewer classes where rounding makes limits equal; null where no
 * value is above zero. Hand in the values of both views to compare them by one set.
 */
export function classBreaks(...sets: readonly ArrayLike<number>[]): ClassBreaks | null {
  const values = positiveOf(sets);
  const [least, most] = [values[0], values.at(-1)];
  if (least === undefined || most === undefined) return null;
  const breaks: number[] = [];
  for (let at = 1; at < CLASS_COUNT; at += 1) {
    const exact = values[Math.min(values.length - 1, Math.ceil((values.length * at) / CLASS_COUNT) - 1)] ?? most;
    const next = roundNear(exact, (breaks.at(-1) ?? 0));
    if (next > (breaks.at(-1) ?? 0) && next < most) breaks.push(next);
  }
  return shortened({ breaks, least, most, n: values.length });
}

/**
 * Limits of five classes for a density: equal steps of a round size up to the highest value. Nearly
 * all of a density is the thin rim of its peaks, which quintiles would spend their classes on.
 */
export function equalBreaks(...sets: readonly ArrayLike<number>[]): ClassBreaks | null {
  const values = positiveOf(sets);
  const [least, most] = [values[0], values.at(-1)];
  if (least === undefined || most === undefined) return null;
  const step = roundNear(most / CLASS_COUNT, 0);
  const breaks = Array.from({ length: CLASS_COUNT - 1 }, (_, index) => Number((step * (index + 1)).toPrecision(6)));
  return shortened({ breaks: breaks.filter((limit) => limit < most), least, most, n: values.length });
}

/** Limits as they are shown and written into links: six significant digits, upwards, so that a value on a limit stays below it. */
function shortened({ breaks, least, most, n }: ClassBreaks): ClassBreaks {
  const up = (value: number) => -downTo(-value);
  return { breaks: [...new Set(breaks.map(up))].filter((limit) => limit < up(most)), least: downTo(least), most: up(most), n };
}
function downTo(value: number): number {
  const near = Number(value.toPrecision(SHOWN_DIGITS));
  return near <= value ? near : Number((near - 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - SHOWN_DIGITS)).toPrecision(SHOWN_DIGITS));
}

/** The class of a value: 0 for the lowest; a value on a limit belongs below it. -1 for zero, NaN for no data. */
export function classOf(value: number, { breaks }: Pick<ClassBreaks, "breaks">): number {
  if (Number.isNaN(value)) return NaN;
  if (value <= 0) return -1;
  let index = 0;
  while (index < breaks.length && value > breaks[index]!) index += 1;
  return index;
}

/** Whether values of now reach so far beyond what the classes were made from that they should be made anew. */
export function hasOutgrown({ most }: ClassBreaks, values: ArrayLike<number>): boolean {
  for (let at = 0; at < values.length; at += 1) if (values[at]! > most) return true;
  return false;
}

function positiveOf(sets: readonly ArrayLike<number>[]): Float64Array {
  const all: number[] = [];
  for (const set of sets) for (let at = 0; at < set.length; at += 1) if (set[at]! > 0 && Number.isFinite(set[at]!)) all.push(set[at]!);
  return Float64Array.from(all).sort();
}

/** The roundest number near the exact limit that is still above the one before. */
function roundNear(exact: number, above: number): number {
  for (const digits of [1, 2, 3]) {
    const rounded = Number(exact.toPrecision(digits));
    // At most a tenth off, so that classes stay about equally full.
    if (rounded > above && Math.abs(rounded - exact) <= exact / 10) return rounded;
  }
  return exact;
}
