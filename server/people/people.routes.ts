import { createRoute, z } from "@hono/zod-openapi";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { dutyRosterSchema, personDetailSchema } from "../contract/reference.ts";
import { answers, createApiRouter, noQuery } from "../http/api-router.ts";
import { findPerson } from "./find-person.ts";
import { listDutyRoster } from "./list-duty-roster.ts";

const MOST_POSTS = 200;
const codeParam = z.object({ code: z.string() });

const personRoute = createRoute({
  method: "get", path: "/api/people/{code}", summary: "One person, the posts held now and the cells that these look after",
  request: { params: codeParam, query: noQuery }, responses: answers(personDetailSchema, "The person"),
});

const rosterRoute = createRoute({
  method: "get", path: "/api/departments/{code}/posts", summary: "Posts of a department and who is on duty for each",
  request: {
    params: codeParam,
    query: z.object({
      q: z.string().trim().max(100).optional().describe("Part of the name of a post, its cell or its people"),
      cell: z.string().optional().describe("Posts of this cell and of the cells above it go first"),
      limit: z.coerce.number().int().min(1).optional().transform((n) => Math.min(n ?? 50, MOST_POSTS)),
    }).strict(),
  },
  responses: answers(dutyRosterSchema, "The first posts that match, and how many do"),
});

export function peopleRoutes(deps: AssignmentDeps) {
  return createApiRouter()
    .openapi(personRoute, async (c) => c.json(await findPerson(deps, c.req.valid("param").code), 200))
    .openapi(rosterRoute, async (c) => c.json(await listDutyRoster(deps, c.req.valid("param").code, c.req.valid("query")), 200));
}
