import { createRoute, z } from "@hono/zod-openapi";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import {
  departmentSchema, enterpriseSchema, monitoringSectionSchema, pageOf, personSchema, postSchema, riverReachSchema, ruleSchema,
} from "../contract/reference.ts";
import { categorySchema } from "../contract/deployment.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { pageQueryShape } from "../http/page-query.ts";
import { listCategories, listDepartments, listPeople, listPosts, listRules } from "./list-people-and-rules.ts";
import { listEnterprises, listMonitoringSections, listRiverReaches } from "./list-places.ts";

const pageQuery = z.object(pageQueryShape).strict();

const list = <P extends string, T extends z.ZodType>(path: P, summary: string, item: T) =>
  createRoute({ method: "get", path, summary, request: { query: pageQuery }, responses: answers(pageOf(item), `A page of ${summary.toLowerCase()}, by code`) });

const departments = list("/api/departments", "Departments", departmentSchema);
const posts = list("/api/posts", "Posts and who holds them when", postSchema);
const people = list("/api/people", "People", personSchema);
const categories = list("/api/categories", "Categories", categorySchema);
const rules = list("/api/responsibility-rules", "Responsibility rules", ruleSchema);
const enterprises = list("/api/enterprises", "Enterprises", enterpriseSchema);
const riverReaches = list("/api/river-reaches", "River reaches", riverReachSchema);
const monitoringSections = list("/api/monitoring-sections", "Monitoring sections", monitoringSectionSchema);

export function referenceRoutes(deps: AssignmentDeps) {
  return createApiRouter()
    .openapi(departments, async (c) => c.json(await listDepartments(deps.db, c.req.valid("query")), 200))
    .openapi(posts, async (c) => c.json(await listPosts(deps, c.req.valid("query")), 200))
    .openapi(people, async (c) => c.json(await listPeople(deps.db, deps.now(), c.req.valid("query")), 200))
    .openapi(categories, async (c) => c.json(await listCategories(deps.db, c.req.valid("query")), 200))
    .openapi(rules, async (c) => c.json(await listRules(deps.db, c.req.valid("query")), 200))
    .openapi(enterprises, async (c) => c.json(await listEnterprises(deps.db, c.req.valid("query")), 200))
    .openapi(riverReaches, async (c) => c.json(await listRiverReaches(deps.db, c.req.valid("query")), 200))
    .openapi(monitoringSections, async (c) => c.json(await listMonitoringSections(deps.db, c.req.valid("query")), 200));
}
