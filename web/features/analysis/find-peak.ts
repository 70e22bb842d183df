/** A block of hours on neighbouring weekdays that stands out. Hours count from 0, the last one excluded; weekdays 1 to 7. */
export interface Peak { readonly firstDay: number; readonly lastDay: number; readonly fromHour: number; readonly toHour: number; readonly ratio: number; }

/** Which hours of the week are looked at. An empty list is all of them. */
export interface PeakScope {
  readonly hours: readonly number[];
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** How often each weekday occurs in the period, Monday first: a Monday more is no peak. */
  readonly daysPerWeekday: readonly number[];
}
const WHOLE_WEEK: PeakScope = { hours: [], weekdays: [], daysPerWeekday: [1, 1, 1, 1, 1, 1, 1] };

/** Fewer incidents than this have no rhythm to speak of. */
const LEAST = 100;
const LEAST_RATIO = 1.5;
const HOURS = 3;
/** Chance of telling a peak where there is none, over all blocks together. */
const ALPHA = 0.05;

interface Block { readonly firstDay: number; readonly lastDay: number; readonly fromHour: number; readonly count: number; readonly exposure: number; }

/**
 * The three hours of neighbouring weekdays that chance explains least; null where chance may explain
 * all. Under equal rates a block's count is Poisson about its share of the whole; its tail is held
 * against 5 % divided by the number of blocks tried (Bonferroni).
 */
export function findPeak(counts: ArrayLike<number>, scope: PeakScope = WHOLE_WEEK): Peak | "few" | null {
  const slots = slotsOf(counts, scope);
  const total = slots.reduce((sum, { count }) => sum + count, 0);
  const exposure = slots.reduce((sum, slot) => sum + slot.exposure, 0);
  if (total < LEAST) return "few";
  const blocks = blocksOf(slots);
  const limit = Math.log(ALPHA / blocks.length);
  let best: (Peak & { logTail: number }) | null = null;
  for (const { firstDay, lastDay, fromHour, ...block } of blocks) {
    const expected = (total * block.exposure) / exposure;
    if (block.count < LEAST_RATIO * expected) continue;
    const logTail = logPoissonTail(block.count, expected);
    if (logTail <= limit && (best === null || logTail < best.logTail)) best = { firstDay, lastDay, fromHour, toHour: fromHour + HOURS, ratio: block.count / expected, logTail };
  }
  if (best === null) return null;
  const { firstDay, lastDay, fromHour, toHour, ratio } = best;
  return { firstDay, lastDay, fromHour, toHour, ratio };
}

interface Slot { readonly count: number; readonly exposure: number; }
const OUTSIDE: Slot = { count: 0, exposure: 0 };

function slotsOf(counts: ArrayLike<number>, { hours, weekdays, daysPerWeekday }: PeakScope): Slot[] {
  const has = (list: readonly number[], value: number) => list.length === 0 || list.includes(value);
  return Array.from({ length: 168 }, (_, at) => {
    const [day, hour] = [Math.floor(at / 24) + 1, at % 24];
    return has(weekdays, day) && has(hours, hour) ? { count: counts[at] ?? 0, exposure: daysPerWeekday[day - 1] ?? 0 } : OUTSIDE;
  });
}

/** Every block that lies wholly within what is looked at. */
function blocksOf(slots: readonly Slot[]): Block[] {
  const blocks: Block[] = [];
  for (let fromHour = 0; fromHour + HOURS <= 24; fromHour += 1) {
    const days = Array.from({ length: 7 }, (_, day) => slots.slice(day * 24 + fromHour, day * 24 + fromHour + HOURS));
    for (let firstDay = 1; firstDay <= 7; firstDay += 1) {
      let [count, exposure] = [0, 0];
      for (let lastDay = firstDay; lastDay <= 7; lastDay += 1) {
        const day = days[lastDay - 1] ?? [];
        if (day.some((slot) => slot.exposure === 0)) break;
        for (const slot of day) [count, exposure] = [count + slot.count, exposure + slot.exposure];
        blocks.push({ firstDay, lastDay, fromHour, count, exposure });
      }
    }
  }
  return blocks;
}

/** Logarithm of the chance of `count` or more where `mean` is expected, for a count above the mean: its terms then shrink from the first on. */
export function logPoissonTail(count: number, mean: number): number {
  let [sum, term] = [1, 1];
  for (let k = count + 1; term > sum * 1e-12; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return count * Math.log(mean) - mean - logFactorial(count) + Math.log(sum);
}

/** By Stirling's series; small ones exactly. */
function logFactorial(n: number): number {
  if (n < 16) return Math.log(Array.from({ length: n }, (_, at) => at + 1).reduce((product, factor) => product * factor, 1));
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
