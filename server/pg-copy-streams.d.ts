declare module "pg-copy-streams" {
  import type { Readable, ReadableOptions, Writable, WritableOptions } from "node:stream";
  import type { Submittable } from "pg";

  /** Give it to `client.query`; "finish" means that the server has taken all rows. */
  export type CopyStreamQuery = Writable & Submittable & { rowCount: number };
  /** Chunks as the server sends them. One that is not read to its end leaves the connection unusable. */
  export type CopyToStreamQuery = Readable & Submittable;
  export function to(sql: string, options?: ReadableOptions): CopyToStreamQuery;
  export function from(sql: string, options?: WritableOptions): CopyStreamQuery;
}
