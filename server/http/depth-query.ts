import { z } from "@hono/zod-openapi";

/** So many cells are still told apart on a screen, and tested in an instant. */
export const MOST_CELLS_UNASKED = 5000;

/** Query parameters that name one depth of cells, read by `askedDepth`. */
export const depthQueryShape = {
  depth: z.coerce.number().int().min(1).max(20).optional().describe(`Depth of the cells, 1 is the top; default: the deepest of which there are at most ${MOST_CELLS_UNASKED} cells`),
  level: z.string().min(1).optional().describe("The same by level code"),
};
