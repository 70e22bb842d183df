import { cpus } from "node:os";

/** One measured table: what was measured, where, and the figures as printed. */
export interface BenchTable {
  readonly title: string;
  readonly machine: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rates of repeated rounds, in items per second. */
export interface Rates {
  readonly min: number;
  readonly median: number;
  /** (max - min) / median. */
  readonly spread: number;
}

/** Runs a round untimed until it is warm, then `rounds` times; a round handles `items` things. */
export function measureRates(items: number, rounds: number, round: () => void, warmUps = 2): Rates {
  for (let i = 0; i < warmUps; i++) round();
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now();
    round();
    return (items / (performance.now() - start)) * 1000;
  }).sort((one, other) => one - other);
  const [min = 0, median = 0, max = 0] = [rates[0], rates[rates.length >> 1], rates[rates.length - 1]];
  return { min, median, spread: (max - min) / median };
}

export function describeMachine(): string {
  return `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`;
}

export function printTable({ title, machine, columns, rows }: BenchTable): void {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log([`\n${title}`, machine, "", line(columns), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n"));
}
