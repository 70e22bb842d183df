import { z } from "@hono/zod-openapi";

export const MAX_PAGE_SIZE = 500;

/** Paging as every list takes it. A limit above the maximum is capped, not refused. */
export const pageQueryShape = {
  cursor: z.string().optional().describe("nextCursor of the page before"),
  limit: z.coerce.number().int().min(1).optional().transform((n) => Math.min(n ?? 100, MAX_PAGE_SIZE))
    .describe(`Items on a page, at most ${MAX_PAGE_SIZE}; default 100`),
};
