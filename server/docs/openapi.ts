import type { OpenAPIHono } from "@hono/zod-openapi";

export const OPENAPI_PATH = "/api/openapi.json";

/** The OpenAPI 3.1 document of every route mounted on `app`. */
export function openApiDocument(app: OpenAPIHono) {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "EcoGrid · 环境网格一张图",
      version: "1",
      description:
        "Boundaries, people, rules and incidents of environmental grid supervision. Positions are WGS 84 " +
        "longitude, latitude; instants carry an offset. Unknown query parameters are refused.",
    },
  });
}
