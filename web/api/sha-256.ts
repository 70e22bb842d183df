/**
 * SHA-256 (FIPS 180-4) over bytes as they arrive. Written out because the browser's own digest needs
 * a secure context, which a plain-HTTP intranet is not, and cannot be fed piece by piece.
 */
export interface Sha256 {
  add(bytes: Uint8Array): void;
  /** The digest of all that was added. Nothing can be added afterwards. */
  digest(): Uint8Array<ArrayBuffer>;
}

const BLOCK_BYTES = 64;
/** The first 32 bits of the fractions of the cube roots of the first 64 primes (section 4.2.2), and of the square roots of the first 8 (5.3.3). */
const PRIMES = firstPrimes(64);
const ROUND_CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const FIRST_STATE = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

export function createSha256(): Sha256 {
  const state = FIRST_STATE.slice();
  const rest = new Uint8Array(BLOCK_BYTES);
  const schedule = new Uint32Array(64);
  let restBytes = 0;
  let totalBytes = 0;

  function add(bytes: Uint8Array): void {
    totalBytes += bytes.length;
    let from = 0;
    if (restBytes > 0) {
      from = Math.min(BLOCK_BYTES - restBytes, bytes.length);
      rest.set(bytes.subarray(0, from), restBytes);
      restBytes += from;
      if (restBytes < BLOCK_BYTES) return;
      mixBlock(state, schedule, rest, 0);
      restBytes = 0;
    }
    for (; from + BLOCK_BYTES <= bytes.length; from += BLOCK_BYTES) mixBlock(state, schedule, bytes, from);
    rest.set(bytes.subarray(from));
    restBytes = bytes.length - from;
  }

  function digest(): Uint8Array<ArrayBuffer> {
    const messageBits = BigInt(totalBytes) * 8n;
    const padding = new Uint8Array(((restBytes < 56 ? 56 : 120) - restBytes) + 8);
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, messageBits);
    add(padding);
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((word, index) => out.setUint32(index * 4, word));
    return new Uint8Array(out.buffer);
  }

  return { add, digest };
}

/** Section 6.2.2 for one block of 64 bytes. */
function mixBlock(state: Uint32Array, w: Uint32Array, bytes: Uint8Array, from: number): void {
  for (let t = 0; t < 16; t += 1) {
    const at = from + t * 4;
    w[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [w[t - 15]!, w[t - 2]!];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[t] = w[t - 16]! + s0 + w[t - 7]! + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[t]! + w[t]!) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] = state[index]! + word; });
}

const turn = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}
