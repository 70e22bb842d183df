import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** Sends lines of COPY text format into a table; resolves when the server has taken them all. */
export async function copyLines(client: pg.ClientBase, table: string, columns: readonly string[], pieces: Iterable<Buffer>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  const done = finished(stream);
  // The failure is met where it is awaited; until then it must not count as unhandled.
  done.catch(() => undefined);
  for (const piece of pieces) {
    if (stream.destroyed) break;
    if (!stream.write(piece)) await Promise.race([once(stream, "drain"), done]);
  }
  stream.end();
  await done;
}
