export interface SharedPosition {
  x: number;
  y: number;
  rows: number;
}

/** At least this many rows at one position, */
const FEWEST_ROWS = 20;
/** and at least this share of the rows that have a position. */
const SMALLEST_SHARE = 0.005;
/** Different positions kept in memory; beyond, the rarest are forgotten. */
const MOST_POSITIONS = 300_000;
const MOST_REPORTED = 50;

/**
 * Finds positions that suspiciously many rows share exactly as stated, as when an office's address
 * stands for "unknown": at least 20 rows and half a percent of the rows with a position.
 *
 * Files with more than 300,000 different positions are counted with forgetting (Manku & Motwani,
 * "Approximate frequency counts over data streams", 2002): a position below a twentieth of the
 * share so far starts again, so a count there may be a little too low, never too high.
 */
export class PlaceholderPositions {
  #rows = 0;
  #size = 0;
  #x = new Float64Array(1 << 10);
  #y = new Float64Array(1 << 10);
  /** 0 marks a free slot. */
  #count = new Uint32Array(1 << 10);

  add(x: number, y: number): void {
    this.#rows++;
    const slot = this.#slotOf(x, y);
    const count = this.#count[slot] as number;
    this.#count[slot] = count + 1;
    if (count > 0) return;
    this.#x[slot] = x;
    this.#y[slot] = y;
    if (++this.#size > MOST_POSITIONS) this.#rebuild(this.#count.length, (this.#rows * SMALLEST_SHARE) / 20);
    else if (this.#size * 3 > this.#count.length * 2) this.#rebuild(this.#count.length * 2, 0);
  }

  /** Most rows first. */
  find(): SharedPosition[] {
    const least = Math.max(FEWEST_ROWS, this.#rows * SMALLEST_SHARE);
    const found: SharedPosition[] = [];
    this.#count.forEach((rows, i) => {
      if (rows >= least) found.push({ x: this.#x[i] as number, y: this.#y[i] as number, rows });
    });
    return found.sort((a, b) => b.rows - a.rows || a.x - b.x || a.y - b.y).slice(0, MOST_REPORTED);
  }

  #slotOf(x: number, y: number): number {
    const mask = this.#count.length - 1;
    let slot = hashOf(x, y) & mask;
    while (this.#count[slot] !== 0 && (this.#x[slot] !== x || this.#y[slot] !== y)) slot = (slot + 1) & mask;
    return slot;
  }

  /** Moves what has at least `least` rows into tables of another length. */
  #rebuild(length: number, least: number): void {
    const [x, y, count] = [this.#x, this.#y, this.#count];
    this.#x = new Float64Array(length);
    this.#y = new Float64Array(length);
    this.#count = new Uint32Array(length);
    this.#size = 0;
    for (let i = 0; i < count.length; i++) {
      if (count[i] === 0 || (count[i] as number) < least) continue;
      const slot = this.#slotOf(x[i] as number, y[i] as number);
      this.#x[slot] = x[i] as number;
      this.#y[slot] = y[i] as number;
      this.#count[slot] = count[i] as number;
      this.#size++;
    }
  }
}

const pair = new Float64Array(2);
const words = new Uint32Array(pair.buffer);

function hashOf(x: number, y: number): number {
  // Adding 0 makes -0 and 0, which are equal, hash alike.
  pair[0] = x + 0;
  pair[1] = y + 0;
  let h = Math.imul((words[0] as number) ^ Math.imul(words[1] as number, 0x85ebca6b), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15) ^ (words[2] as number), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ (words[3] as number), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
