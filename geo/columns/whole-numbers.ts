/** from, from + 1, …, to - 1. */
export function wholeNumbers(from: number, to: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(Math.max(0, to - from));
  for (let at = 0; at < numbers.length; at++) numbers[at] = from + at;
  return numbers;
}
