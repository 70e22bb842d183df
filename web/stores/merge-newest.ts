/**
 * A fresh first page laid over the rows already loaded, or null when they do not meet.
 *
 * Rows of the page replace their older selves; rows after the page's last one are kept. Without a
 * row in common there may be a gap between page and rows, and the caller must start again.
 */
export function mergeNewest<T extends { id: number }>(loaded: readonly T[], page: readonly T[]): T[] | null {
  const last = page.at(-1);
  if (last === undefined || loaded.length === 0) return null;
  const meeting = loaded.findIndex((row) => row.id === last.id);
  return meeting < 0 ? null : [...page, ...loaded.slice(meeting + 1)];
}
