/**
 * A cell's place in its tree as one text: the territory, then the codes from the top cell down,
 * joined by "/". A "/" or "%" inside a part is written %2F or %25, so that a path splits only at
 * its joints. Two editions of a territory that agree on a path mean the same cell.
 */
export function writeCellPath(territory: string, codes: readonly string[]): string {
  return [territory, ...codes].map((part) => part.replaceAll("%", "%25").replaceAll("/", "%2F")).join("/");
}

/** The territory and the codes from the top cell down; the owning cell is the last. */
export function readCellPath(path: string): { territory: string; codes: string[] } {
  const [territory = "", ...codes] = path.split("/").map((part) => part.replaceAll("%2F", "/").replaceAll("%25", "%"));
  return { territory, codes };
}
