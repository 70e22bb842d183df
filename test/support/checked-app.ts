import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { openApiDocument } from "../../server/docs/openapi.ts";

interface Described {
  responses: Record<string, { content?: Record<string, unknown> }>;
}

/** What `request` of a checked app answers: the response, already held against the document. */
export interface CheckedApp {
  request(path: string, init?: RequestInit): Promise<Response>;
  /** "GET /api/cells/{code}" of every route that has answered so far. */
  readonly answered: ReadonlySet<string>;
  /** The same for every route in the document. */
  readonly described: readonly string[];
}

/**
 * An app whose every response must be one that its OpenAPI document promises: a described route,
 * a described status, a described media type and, for JSON, a body that fits the schema. Every
 * refusal must be told in Chinese as well.
 */
export function checkedApp(api: OpenAPIHono): CheckedApp {
  const document = JSON.parse(JSON.stringify(openApiDocument(api))) as { paths: Record<string, Record<string, Described>> };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("binary", true);
  ajv.addSchema({ $id: "openapi", ...document });
  const validators = new Map<string, ValidateFunction>();
  const answered = new Set<string>();

  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method, described, pattern: patternOf(path) })));

  return {
    answered,
    described: routes.map((route) => `${route.method.toUpperCase()} ${route.path}`),
    async request(path, init) {
      const response = await api.request(path, init);
      const method = (init?.method ?? "GET").toLowerCase();
      const pathname = new URL(path, "http://app").pathname;
      // Literal segments win over parameters, as they do in the router.
      const route = routes
        .filter((r) => r.method === method && r.pattern.test(pathname))
        .sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0))[0];
      if (route === undefined) {
        if (response.status === 404) return response;
        throw new Error(`${method} ${path} answered ${response.status} but the document does not describe it`);
      }
      answered.add(`${route.method.toUpperCase()} ${route.path}`);
      await check(route, response.clone());
      return response;
    },
  };

  async function check(route: (typeof routes)[number], response: Response): Promise<void> {
    const name = `${route.method.toUpperCase()} ${route.path}`;
    const described = route.described.responses[String(response.status)];
    if (described === undefined) throw new Error(`${name} answered ${response.status}, which the document does not describe: ${await response.text()}`);
    if (described.content === undefined) {
      if ((await response.arrayBuffer()).byteLength > 0) throw new Error(`${name} ${response.status} has a body that the document does not describe`);
      return;
    }
    const mediaType = response.headers.get("content-type")?.split(";")[0] ?? "none";
    if (!(mediaType in described.content)) throw new Error(`${name} ${response.status} is ${mediaType}, described are ${Object.keys(described.content).join(", ")}`);
    if (mediaType !== "application/json") return;
    if (!response.ok) {
      const { error } = await response.clone().json() as { error: { message: string; messageZh?: string } };
      if (!/\p{Script=Han}/u.test(error.messageZh ?? "")) throw new Error(`${name} ${response.status} is not told in Chinese: ${error.message}`);
    }
    const pointer = ["paths", route.path, route.method, "responses", String(response.status), "content", mediaType, "schema"]
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#/${pointer}` });
    validators.set(pointer, validate);
    const body: unknown = await response.json();
    if (!validate(body)) {
      throw new Error(`${name} ${response.status} does not fit its schema: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 2000)}`);
    }
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.split("/").map((part) => (part.startsWith("{") ? "[^/]+" : part.replaceAll(".", "[.]"))).join("/")}$`);
}
