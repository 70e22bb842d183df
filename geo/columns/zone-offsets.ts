import { GeoInputError } from "../errors.ts";

/** Some 13 months; the offsets of one such span are looked up together. */
const SPAN_MS = 2 ** 35;
/** Some 19 hours: no zone has changed its offset twice within one. */
const STEP_MS = 2 ** 26;

interface Span {
  readonly startsMs: readonly number[];
  readonly offsetsMs: readonly number[];
}

/**
 * What a zone's clocks add to UTC, for millions of instants: the changes are found once with Intl,
 * thirteen months at a time, and later questions are answered from the table.
 */
export class ZoneOffsets {
  readonly #format: Intl.DateTimeFormat;
  readonly #spans = new Map<number, Span>();
  #fromMs = 0;
  #toMs = 0;
  #offsetMs = 0;

  /** @throws {GeoInputError} when the zone is not known. */
  constructor(readonly timeZone: string) {
    try {
      this.#format = new Intl.DateTimeFormat("en-US", {
        timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", era: "short",
        year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
      });
    } catch {
      throw new GeoInputError(`Time zone ${JSON.stringify(timeZone)} is not known; give an IANA name such as Asia/Shanghai.`);
    }
  }

  /** Milliseconds to add to the UTC instant to read the zone's clock. */
  offsetAt(instantMs: number): number {
    // Neighbouring rows mostly lie between the same two changes.
    if (instantMs >= this.#fromMs && instantMs < this.#toMs) return this.#offsetMs;
    const number = Math.floor(instantMs / SPAN_MS);
    let span = this.#spans.get(number);
    if (span === undefined) this.#spans.set(number, (span = this.#readSpan(number * SPAN_MS)));
    let at = span.startsMs.length - 1;
    while (span.startsMs[at]! > instantMs) at--;
    this.#fromMs = span.startsMs[at]!;
    this.#toMs = span.startsMs[at + 1] ?? (number + 1) * SPAN_MS;
    return (this.#offsetMs = span.offsetsMs[at]!);
  }

  #readSpan(startMs: number): Span {
    const startsMs = [startMs];
    const offsetsMs = [this.#ask(startMs)];
    for (let atMs = startMs; atMs < startMs + SPAN_MS; atMs += STEP_MS) {
      const before = offsetsMs.at(-1)!;
      const after = this.#ask(atMs + STEP_MS);
      if (after === before) continue;
      const changeMs = this.#findChange(atMs, atMs + STEP_MS, before);
      if (changeMs >= startMs + SPAN_MS) continue;
      startsMs.push(changeMs);
      offsetsMs.push(after);
    }
    return { startsMs, offsetsMs };
  }

  /** The first whole second with another offset than `before`, which holds at `lowMs`. */
  #findChange(lowMs: number, highMs: number, before: number): number {
    let low = Math.floor(lowMs / 1000);
    let high = Math.ceil(highMs / 1000);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#ask(middle * 1000) === before) low = middle;
      else high = middle;
    }
    return high * 1000;
  }

  #ask(instantMs: number): number {
    const secondMs = Math.floor(instantMs / 1000) * 1000;
    const parts: Record<string, string> = {};
    for (const { type, value } of this.#format.formatToParts(secondMs)) parts[type] = value;
    const year = parts["era"] === "BC" ? 1 - Number(parts["year"]) : Number(parts["year"]);
    // Date.UTC takes the years 0 to 99 for 1900 to 1999.
    const clock = new Date(0);
    clock.setUTCFullYear(year, Number(parts["month"]) - 1, Number(parts["day"]));
    clock.setUTCHours(Number(parts["hour"]), Number(parts["minute"]), Number(parts["second"]));
    return clock.getTime() - secondMs;
  }
}
