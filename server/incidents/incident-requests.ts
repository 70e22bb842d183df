import { z } from "@hono/zod-openapi";

/** An incident in the path. */
export const incidentIdParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
