import type { RingTable } from "./read-cells.ts";

/**
 * The order of precedence where several cells hold a point: deepest level, then smallest code by
 * UTF-16 code units, then, for repeated codes only, the earlier feature. Rank 0 comes first.
 *
 * Without repeated codes it does not depend on the order in which the cells were given.
 */
export function rankCells({ cellCount, codes, levels }: Pick<RingTable, "cellCount" | "codes" | "levels">): {
  ordinalOfRank: Int32Array;
  rankOfOrdinal: Int32Array;
} {
  const ordinalOfRank = Int32Array.from({ length: cellCount }, (_, ordinal) => ordinal).sort((one, other) => {
    const deeper = (levels[other] ?? 0) - (levels[one] ?? 0);
    if (deeper !== 0) return deeper;
    const [codeOne, codeOther] = [codes[one] ?? "", codes[other] ?? ""];
    return codeOne < codeOther ? -1 : codeOne > codeOther ? 1 : one - other;
  });
  const rankOfOrdinal = new Int32Array(cellCount);
  ordinalOfRank.forEach((ordinal, rank) => (rankOfOrdinal[ordinal] = rank));
  return { ordinalOfRank, rankOfOrdinal };
}
