import { orient2d } from "robust-predicates";

// Shewchuk's bound for the plain formula: (3 + 16 eps) eps with eps = 2^-53.
const PLAIN_ERROR = 3.3306690738754716e-16;
// Far above what an underflowing product can lose, far below any product of real differences.
const UNDERFLOW_GUARD = 1e-280;
// Below this size the partial products of the adaptive formula may underflow and lose bits.
const SMALLEST_SAFE = 2 ** -440;

/**
 * On which side of the line from a to b the point c lies: positive left, negative right, 0 on it.
 *
 * Exact for every finite double, subnormal ones included. Method: J. R. Shewchuk, "Adaptive
 * Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997; integers of
 * arbitrary size where that method would underflow.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const turn = left - right;
  const size = Math.abs(turn);
  if (size > PLAIN_ERROR * (Math.abs(left) + Math.abs(right)) && size > UNDERFLOW_GUARD) return turn;
  if (isTiny(ax) || isTiny(ay) || isTiny(bx) || isTiny(by) || isTiny(cx) || isTiny(cy)) {
    return integerOrientation(ax, ay, bx, by, cx, cy);
  }
  return -orient2d(ax, ay, bx, by, cx, cy);
}

function isTiny(value: number): boolean {
  return value !== 0 && Math.abs(value) < SMALLEST_SAFE;
}

function integerOrientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const [x, y] = [asInteger(cx), asInteger(cy)];
  const turn = (asInteger(ax) - x) * (asInteger(by) - y) - (asInteger(ay) - y) * (asInteger(bx) - x);
  return turn > 0n ? 1 : turn < 0n ? -1 : 0;
}

const scratch = new DataView(new ArrayBuffer(8));

/** The double times 2^1074, which is an integer for every finite double. */
function asInteger(value: number): bigint {
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return bits >> 63n === 1n ? -size : size;
}
