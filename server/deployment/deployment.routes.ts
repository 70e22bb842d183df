import { createRoute } from "@hono/zod-openapi";
import { deploymentSchema } from "../contract/deployment.ts";
import { answers, createApiRouter, noQuery } from "../http/api-router.ts";
import { type DeploymentDeps, describeDeployment } from "./describe-deployment.ts";

const getDeployment = createRoute({
  method: "get",
  path: "/api/deployment",
  summary: "Names, levels, editions in force, categories and extent",
  request: { query: noQuery },
  responses: answers(deploymentSchema, "What a screen needs before it draws"),
});

export function deploymentRoutes(deps: DeploymentDeps) {
  return createApiRouter().openapi(getDeployment, async (c) => c.json(await describeDeployment(deps), 200));
}
