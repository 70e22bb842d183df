import type { MiddlewareHandler } from "hono";

/** HEAD is answered by running GET: whatever its body holds open, a file or a place among the readers of a stream, is let go. */
export function dropBodyOnHead(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.req.method !== "HEAD") return;
    const { body } = c.res;
    c.res = new Response(null, c.res);
    await body?.cancel();
  };
}
