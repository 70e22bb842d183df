import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Hono } from "hono";
import { NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import { OPENAPI_PATH } from "./openapi.ts";

/** Swagger UI from our own disk: the networks we run on reach no other server. */
const FILES: ReadonlyMap<string, string> = new Map(Object.entries({
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
}));

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>EcoGrid API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" href="/api/docs/favicon-32x32.png">
</head>
<body><div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: ${JSON.stringify(OPENAPI_PATH)}, dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });\n`;

export function docsRoutes(): Hono {
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const routes = new Hono();
  routes.get("/api/docs", (c) => c.html(PAGE));
  routes.get("/api/docs/start.js", (c) => c.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  routes.get("/api/docs/:file", async (c) => {
    const file = c.req.param("file");
    const type = FILES.get(file);
    if (type === undefined) throw new NotFoundError(said(`The API documentation has no file ${file}`, `接口文档没有文件 ${file}`));
    return c.body(new Uint8Array(await readFile(join(folder, file))), 200, { "Content-Type": type });
  });
  return routes;
}
