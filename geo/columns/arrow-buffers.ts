/** Values of one column of a record batch; without validity all are there. */
export interface ArrowBuffers {
  readonly values: BigInt64Array | Float64Array | Int32Array | Int16Array | Uint8Array;
  readonly validity: Uint8Array;
  readonly nullCount: number;
}

const ALL_VALID = new Uint8Array(0);
const TWO_32 = 2 ** 32;

/** Whole numbers to 2^53 as int64. */
export function int64Buffers(numbers: Float64Array, rows: Uint32Array): ArrowBuffers {
  const halves = new Int32Array(2 * rows.length);
  for (let at = 0; at < rows.length; at++) {
    const number = numbers[rows[at]!]!;
    const high = Math.floor(number / TWO_32);
    halves[2 * at] = number - high * TWO_32;
    halves[2 * at + 1] = high;
  }
  return { values: new BigInt64Array(halves.buffer), validity: ALL_VALID, nullCount: 0 };
}

/** NaN becomes null. */
export function float64Buffers(numbers: Float64Array, rows: Uint32Array): ArrowBuffers {
  const values = new Float64Array(rows.length);
  const validity = new Uint8Array((rows.length + 7) >> 3);
  let nullCount = 0;
  for (let at = 0; at < rows.length; at++) {
    const number = numbers[rows[at]!]!;
    if (Number.isNaN(number)) {
      nullCount++;
    } else {
      values[at] = number;
      validity[at >> 3]! |= 1 << (at & 7);
    }
  }
  return { values, validity: nullCount === 0 ? ALL_VALID : validity, nullCount };
}

export function boolBuffers(flags: Uint8Array, rows: Uint32Array): ArrowBuffers {
  const values = new Uint8Array((rows.length + 7) >> 3);
  for (let at = 0; at < rows.length; at++) values[at >> 3]! |= flags[rows[at]!]! << (at & 7);
  return { values, validity: ALL_VALID, nullCount: 0 };
}

/** Codes below 0 become null. */
export function codeBuffers(codes: Int32Array, wide: boolean): ArrowBuffers {
  const values = wide ? new Int32Array(codes.length) : new Int16Array(codes.length);
  const validity = new Uint8Array((codes.length + 7) >> 3);
  let nullCount = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    if (code < 0) {
      nullCount++;
    } else {
      values[at] = code;
      validity[at >> 3]! |= 1 << (at & 7);
    }
  }
  return { values, validity: nullCount === 0 ? ALL_VALID : validity, nullCount };
}
