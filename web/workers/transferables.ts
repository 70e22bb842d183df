/** Buffers that an answer may hand over instead of copying: each is whole, and the worker keeps none of them. */
const KEPT = Symbol("kept");

/** Marks an answer whose arrays the worker goes on using: they are copied. */
export function kept<T extends object>(answer: T): T {
  return Object.defineProperty({ ...answer }, KEPT, { value: true, enumerable: false });
}

/** The buffers of the typed arrays in an answer, two levels deep. */
export function transferablesOf(answer: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(answer, 2, found);
  return [...found];
}

function collect(value: unknown, depth: number, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null || KEPT in value) return;
  if (ArrayBuffer.isView(value)) {
    // A view of part of a buffer belongs to somebody who uses the rest.
    if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) found.add(value.buffer);
    return;
  }
  if (depth === 0 || Array.isArray(value)) return;
  for (const inner of Object.values(value)) collect(inner, depth - 1, found);
}
