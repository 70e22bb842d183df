const SQRT_2 = Math.SQRT2;
/** Below this |z| one minus the middle is accurate, and the sum for the tail is not. */
const MIDDLE_ENDS_AT = 0.75;
/** Step of the trapezoidal rule; its error falls as exp(-(π / step)²), 7e-18 here. */
const STEP = 0.5;
const STEPS = 13;
/** Beyond it the answer is below the smallest double. */
const UNDERFLOWS_AT = 40;

/**
 * The probability that a standard normal number is at least as far from 0 as z: erfc(|z| / √2).
 * Accurate to about 1e-15 of itself wherever it is a normal double; NaN for NaN.
 */
export function twoSidedNormalP(z: number): number {
  const distance = Math.abs(z);
  if (distance > UNDERFLOWS_AT) return 0;
  return distance < MIDDLE_ENDS_AT ? 1 - middle(distance) : tail(distance);
}

/** erf(z / √2) by its series in z with positive terms only (Abramowitz & Stegun 7.1.6). */
function middle(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return Math.sqrt(2 / Math.PI) * Math.exp(-(z * z) / 2) * sum;
}

/**
 * erfc(z / √2) by the trapezoidal rule for its integral, less the residue of the pole that lies
 * within the rule's reach (Hunter & Regan, "A note on the evaluation of the complementary error
 * function", Mathematics of Computation 26, 1972, equation 5).
 */
function tail(z: number): number {
  const square = (z * z) / 2;
  const x = z / SQRT_2;
  let sum = 0;
  // Smallest first, so that nothing is lost.
  for (let k = STEPS; k > 0; k--) {
    const t = (k * STEP) ** 2;
    sum += Math.exp(-t) / (t + square);
  }
  sum += 1 / (2 * square);
  const byRule = ((2 * STEP * x) / Math.PI) * halfSquareExp(z) * sum;
  if (x >= Math.PI / STEP) return byRule;
  return byRule - 2 / Math.expm1((2 * Math.PI * x) / STEP);
}

/** exp(-z² / 2); the square of z rounded to sixteenths is exact, so that the error does not grow with z². */
function halfSquareExp(z: number): number {
  const near = Math.trunc(z * 16) / 16;
  return Math.exp(-(near * near) / 2) * Math.exp((-(z - near) * (z + near)) / 2);
}
