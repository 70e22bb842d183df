import type { ImportProgress } from "../importer.ts";

/** Where progress is written: standard error of the command, or a list in a test. */
export interface ProgressOutput {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
  write(text: string): unknown;
}

const BAR_CELLS = 24;
const REDRAW_MS = 200;
const LINE_MS = 10_000;

/**
 * Shows how far an import is: one line redrawn in place on a terminal, a plain line every ten
 * seconds elsewhere. Remaining time follows from the bytes, since nobody knows the rows before
 * the end.
 */
export class ProgressBar {
  #output: ProgressOutput;
  #bytesTotal: number;
  #now: () => number;
  #startedAt: number;
  #shownAt = -Infinity;
  #latest: ImportProgress | null = null;

  constructor(output: ProgressOutput, bytesTotal: number, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#bytesTotal = bytesTotal;
    this.#now = now;
    this.#startedAt = now();
  }

  update(progress: ImportProgress): void {
    this.#latest = progress;
    const now = this.#now();
    if (now - this.#shownAt < (this.#output.isTTY ? REDRAW_MS : LINE_MS)) return;
    this.#shownAt = now;
    this.#show(progress, now);
  }

  /** Shows the last state and leaves the line. */
  end(): void {
    if (this.#latest) this.#show(this.#latest, this.#now());
    if (this.#output.isTTY) this.#output.write("\n");
  }

  #show(progress: ImportProgress, now: number): void {
    const line = progressLine(progress, this.#bytesTotal, now - this.#startedAt);
    if (!this.#output.isTTY) return void this.#output.write(`${line}\n`);
    const width = Math.max(20, (this.#output.columns ?? 80) - 1);
    // Clearing to the end of the line removes what a longer line left behind.
    this.#output.write(`\r${line.length > width ? line.slice(0, width) : line}\u001b[K`);
  }
}

/** One line: share done, phase, rows, rate, refused rows, remaining time. */
export function progressLine(progress: ImportProgress, bytesTotal: number, elapsedMs: number): string {
  const share = bytesTotal > 0 ? Math.min(1, progress.bytesDone / bytesTotal) : 0;
  const filled = Math.round(share * BAR_CELLS);
  const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  const rate = elapsedMs > 0 ? (progress.rowsRead / elapsedMs) * 1000 : 0;
  const parts = [
    `${bar} ${String(Math.floor(share * 100)).padStart(3)} %`,
    progress.phase,
    `${grouped(progress.rowsRead)} rows`,
    `${grouped(Math.round(rate))} rows/s`,
  ];
  if (progress.rowsRejected > 0) parts.push(`${grouped(progress.rowsRejected)} refused`);
  if (share > 0.005 && share < 1) parts.push(`${duration((elapsedMs / share) * (1 - share))} left`);
  return parts.join("  ");
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes >= 60
    ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`
    : minutes > 0 ? `${minutes} min ${String(seconds % 60).padStart(2, "0")} s` : `${seconds} s`;
}
