import { formatNumber } from "./format-number.ts";

/** A size of a file: whole bytes and kilobytes, megabytes with one decimal below a hundred. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000)} kB`;
  return `${formatNumber(bytes / 1_000_000, bytes < 100_000_000 ? 1 : 0)} MB`;
}
