import { createRoute } from "@hono/zod-openapi";
import { explanationSchema, previewRequestSchema } from "../contract/assignment.ts";
import { answers, createApiRouter, noQuery } from "../http/api-router.ts";
import { type AssignmentDeps, previewAssignment } from "./preview-assignment.ts";

const postPreview = createRoute({
  method: "post",
  path: "/api/assignments/preview",
  summary: "Who owns this point for this category at this time, and why; stores nothing",
  request: { query: noQuery, body: { required: true, content: { "application/json": { schema: previewRequestSchema } } } },
  responses: answers(explanationSchema, "The cell, who answers for it, and the reasons"),
});

export function assignmentsRoutes(deps: AssignmentDeps) {
  return createApiRouter().openapi(postPreview, async (c) => c.json(await previewAssignment(deps, c.req.valid("json")), 200));
}
