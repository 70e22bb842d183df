import { createRoute, z } from "@hono/zod-openapi";
import { createApiRouter, refusals } from "../http/api-router.ts";
import { type ColumnsAnswersDeps, createColumnsAnswers } from "./columns-answer.ts";
import { FULL_ANSWER_SERVES_MS } from "./full-answer.ts";

const ARROW = "application/vnd.apache.arrow.stream";

const columnsRoute = createRoute({
  method: "get",
  path: "/api/incidents/columns",
  summary: "All incidents without personal data, as columns (Arrow IPC stream)",
  description: "Fields: id, lng, lat (WGS 84, null when unknown), reported_at (UTC), near_boundary and, as dictionaries, category, channel, kind, status, result, "
    + "source_system, cell_path (territory and cell codes from the top down, joined by /). Follow /api/stream from X-Last-Event-Seq, or ask again with after. "
    + `Everything at once may be up to ${FULL_ANSWER_SERVES_MS / 1000} s old, so that an incident just reported may be missing from it; what is asked with after is not.`,
  request: {
    headers: z.object({ "if-none-match": z.string().optional() }),
    query: z.object({
      after: z.string().regex(/^\d{1,15}$/, "expected the number of an event").optional()
        .describe("Only incidents that events after this one brought or changed; 409 when they are too many or the event is not known: load everything then"),
    }).strict(),
  },
  responses: {
    200: {
      description: "The columns; the same metadata stand in the schema",
      headers: z.object({
        "x-last-event-seq": z.string().describe("The newest event that is included"),
        "x-as-of": z.string().describe("The instant of which they are, UTC"),
        "x-row-count": z.string(),
        "x-total-bytes": z.string().describe("As Content-Length, for progress"),
        "content-length": z.string(),
        etag: z.string(),
      }),
      content: { [ARROW]: { schema: z.string().meta({ format: "binary" }) } },
    },
    304: { description: "The columns at hand are still right" },
    ...refusals,
  },
});

export function columnsRoutes(deps: ColumnsAnswersDeps) {
  const answers = createColumnsAnswers(deps);
  return createApiRouter().openapi(columnsRoute, async (c) => {
    const { after } = c.req.valid("query");
    const { pieces, totalBytes, rowCount, lastEventSeq, asOf, etag } = await answers.answer(after === undefined ? null : Number(after));
    const headers = {
      // A new answer is asked for each time; the one at hand serves again while nothing has happened.
      etag, "cache-control": "private, no-cache",
      "x-last-event-seq": String(lastEventSeq), "x-as-of": asOf.toISOString(), "x-row-count": String(rowCount),
    };
    if (c.req.valid("header")["if-none-match"]?.split(/\s*,\s*/).includes(etag)) return c.body(null, 304, headers);
    return c.body(streamOf(pieces), 200, { ...headers, "content-type": ARROW, "content-length": String(totalBytes), "x-total-bytes": String(totalBytes) });
  });
}

/** The pieces are shared by all who read them: nobody gets a copy. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[next++];
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });
}
