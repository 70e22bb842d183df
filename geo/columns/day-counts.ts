/** Counts per day on an axis that grows both ways. */
export class DayCounts {
  /** The day that `counts[0]` stands for. */
  firstDay = 0;
  counts = new Uint32Array(0);

  /** Makes room for the days from..to, both included. */
  cover(from: number, to: number): void {
    const { firstDay, counts } = this;
    const end = firstDay + counts.length;
    if (counts.length > 0 && from >= firstDay && to < end) return;
    const empty = counts.length === 0;
    const first = empty || from < firstDay ? from : firstDay;
    // Some months ahead, since time goes on.
    const last = empty || to >= end ? to + 100 : end - 1;
    const wider = new Uint32Array(last - first + 1);
    wider.set(counts, empty ? 0 : firstDay - first);
    this.firstDay = first;
    this.counts = wider;
  }

  add(day: number, change: number): void {
    const at = day - this.firstDay;
    this.counts[at] = this.counts[at]! + change;
  }

  /** First and last day with a count, or null. */
  extent(): { first: number; last: number } | null {
    const { counts, firstDay } = this;
    let low = 0;
    while (low < counts.length && counts[low] === 0) low++;
    if (low === counts.length) return null;
    let high = counts.length - 1;
    while (counts[high] === 0) high--;
    return { first: firstDay + low, last: firstDay + high };
  }

  /** Counts of the days from..to, 0 where nothing is known. */
  between(from: number, to: number): Uint32Array {
    const counts = new Uint32Array(to - from + 1);
    const low = Math.max(from, this.firstDay);
    const high = Math.min(to + 1, this.firstDay + this.counts.length);
    if (high > low) counts.set(this.counts.subarray(low - this.firstDay, high - this.firstDay), low - from);
    return counts;
  }
}
