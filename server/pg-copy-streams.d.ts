declare module "pg-copy-streams" {
  import type { Writable, WritableOptions } from "node:stream";
  import type { Submittable } from "pg";

  /** Give it to `client.query`; "finish" means that the server has taken all rows. */
  export type CopyStreamQuery = Writable & Submittable & { rowCount: number };
  export function from(sql: string, options?: WritableOptions): CopyStreamQuery;
}
