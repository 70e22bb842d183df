import { formatNumber } from "../../format/format-number.ts";

/** Shape and tone of each change: the word stands beside it. */
export const CHANGE_SIGNS = {
  new: { sign: "＋", tone: "hot" }, intensifying: { sign: "∧", tone: "danger" }, persistent: { sign: "－", tone: "quiet" }, weakening: { sign: "∨", tone: "quiet" },
} as const;

/** One decimal, none from ten on: `3.4`, `128`. */
export function formatRisk(risk: number): string {
  return formatNumber(risk, risk < 9.95 ? 1 : 0);
}
