/// <reference path="./pg-copy-streams.d.ts" />
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** Lines joined into one piece for the socket. */
const LINES_PER_PIECE = 500;

/** Sends lines of COPY text format into a table; resolves when the server has taken them all. */
export async function copyLines(client: pg.ClientBase, table: string, columns: readonly string[], lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  const done = finished(stream);
  // The failure is met where it is awaited; until then it must not count as unhandled.
  done.catch(() => undefined);
  for (let from = 0; from < lines.length && !stream.destroyed; from += LINES_PER_PIECE) {
    const piece = Buffer.from(lines.slice(from, from + LINES_PER_PIECE).join(""), "utf8");
    if (!stream.write(piece)) await Promise.race([once(stream, "drain"), done]);
  }
  stream.end();
  await done;
}
