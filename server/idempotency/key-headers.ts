import { z } from "@hono/zod-openapi";

/** A key under which the same request is carried out once, however often it comes. */
export const keyHeader = z.object({
  "idempotency-key": z.string().regex(/^[\x20-\x7e]{1,200}$/, "expected 1 to 200 printable ASCII characters").optional()
    .describe("The same key with the same request is answered as the first time; with another request it is refused"),
});

/** Says that an answer is that of the first time. */
export const replayHeader = z.object({ "idempotent-replay": z.literal("true").optional().describe("The same had been asked before") });
