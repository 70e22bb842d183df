/** A block of hours on neighbouring weekdays that stands out. Hours count from 0, the last one excluded; weekdays 1 to 7. */
export interface Peak { readonly firstDay: number; readonly lastDay: number; readonly fromHour: number; readonly toHour: number; readonly ratio: number; }

/** Fewer incidents than this have no rhythm to speak of. */
const LEAST = 100;
const LEAST_RATIO = 1.5;
const HOURS = 3;

/**
 * The three hours of neighbouring weekdays whose mean is farthest above that of the whole week, told
 * apart from chance by standard errors under equal hours (Poisson); null where nothing stands out.
 */
export function findPeak(counts: ArrayLike<number>): Peak | "few" | null {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  if (total < LEAST) return "few";
  const mean = total / 168;
  let best: (Peak & { excess: number }) | null = null;
  for (let firstDay = 1; firstDay <= 7; firstDay += 1) {
    for (let lastDay = firstDay; lastDay <= 7; lastDay += 1) {
      for (let fromHour = 0; fromHour + HOURS <= 24; fromHour += 1) {
        const block = sumOf(counts, firstDay, lastDay, fromHour);
        const expected = mean * HOURS * (lastDay - firstDay + 1);
        const excess = (block - expected) / Math.sqrt(expected);
        if (block / expected >= LEAST_RATIO && (best === null || excess > best.excess)) best = { firstDay, lastDay, fromHour, toHour: fromHour + HOURS, ratio: block / expected, excess };
      }
    }
  }
  if (best === null) return null;
  const { firstDay, lastDay, fromHour, toHour, ratio } = best;
  return { firstDay, lastDay, fromHour, toHour, ratio };
}

function sumOf(counts: ArrayLike<number>, firstDay: number, lastDay: number, fromHour: number): number {
  let sum = 0;
  for (let day = firstDay; day <= lastDay; day += 1) for (let hour = fromHour; hour < fromHour + HOURS; hour += 1) sum += counts[(day - 1) * 24 + hour] ?? 0;
  return sum;
}
