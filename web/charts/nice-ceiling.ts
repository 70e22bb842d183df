const STEPS = [1, 2, 3, 4, 5, 6, 8, 10] as const;

/** The smallest round even number that is not below a positive value: the top of an axis with a whole middle. */
export function niceCeiling(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.find((digit) => digit * power >= value) ?? 10;
  const top = step * power;
  return top % 2 === 0 ? top : top + 1;
}
