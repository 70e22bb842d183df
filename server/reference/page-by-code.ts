import { decodeCursor, encodeCursor } from "../http/cursor.ts";

export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The code after which the asked page begins; the empty string sorts before every code. */
export function codeAfter({ cursor }: PageQuery): string {
  return cursor === undefined ? "" : decodeCursor(cursor, ["text"])[0];
}

/** Cuts rows that were fetched with `limit + 1` into a page. */
export function toPage<R extends { code: string }, T>(rows: readonly R[], { limit }: PageQuery, map: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(map),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.code]) : null,
  };
}
