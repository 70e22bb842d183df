import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Store } from "../../server/store/open-store.ts";

const PAGE_ROWS = 10_000;

/** Writes the stored incidents as COPY text, in the order in which they were stored. */
export async function dumpFinishedRows({ pool }: Store, columns: readonly string[], path: string): Promise<void> {
  const out = createWriteStream(path);
  for (let after = 0; ;) {
    const { rows } = await pool.query<{ id: number; line: string }>(
      `select id, concat_ws(E'\\t', ${columns.map((column) => `coalesce(replace(${column}::text, '\\', '\\\\'), '\\N')`).join(", ")}) as line
       from incident where id > $1 order by id limit ${PAGE_ROWS}`, [after],
    );
    for (const { line } of rows) out.write(`${line}\n`);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE_ROWS) break;
  }
  await new Promise<void>((resolve) => out.end(resolve));
}

/** How long PostgreSQL takes to load the rows in one transaction into the emptied table, in ms. */
export async function copyFinishedRows({ pool }: Store, columns: readonly string[], path: string, withoutChecks: boolean): Promise<number> {
  const client = await pool.connect();
  try {
    // Event rows may not be truncated; those that refer to incidents do not exist here.
    await client.query("alter table event drop constraint if exists event_incident_id_fkey");
    await client.query("truncate incident, incident_override");
    await client.query("checkpoint");
    const startedAt = performance.now();
    await client.query("begin");
    if (withoutChecks) await client.query("set local session_replication_role = replica");
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), client.query(copyFrom(`copy incident (${columns.join(", ")}) from stdin`)));
    await client.query("commit");
    return performance.now() - startedAt;
  } finally {
    client.release();
  }
}
