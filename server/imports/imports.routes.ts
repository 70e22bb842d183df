import { createRoute, z } from "@hono/zod-openapi";
import { IMPORT_KINDS, importFindingSchema, importJobSchema, importKindsSchema } from "../contract/import.ts";
import { pageOf } from "../contract/reference.ts";
import { InvalidError } from "../errors.ts";
import { answers, createApiRouter, noQuery, refusals } from "../http/api-router.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { pageQueryShape } from "../http/page-query.ts";
import { said } from "../said.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { findingLine, findingsHeader } from "./command/findings-file.ts";
import { IMPORT_KIND_ENTRIES } from "./import-kinds.ts";
import { listImportJobs, readImportFindings, readImportJob } from "./jobs/import-job-rows.ts";
import type { ImportJobs } from "./jobs/import-jobs.ts";
import { receiveImport } from "./jobs/receive-import.ts";
import type { UploadFolder } from "./jobs/upload-folder.ts";

export interface ImportsDeps extends Pick<ServiceDeps, "db"> {
  jobs: ImportJobs;
  uploads: UploadFolder;
}

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const postImport = {
  method: "post" as const,
  path: "/api/imports",
  summary: "Import a file as a job: any kind, dry run or real",
  request: {
    headers: z.object({
      "idempotency-key": z.string().optional().describe("The same key with the same file and options is answered with the job made the first time"),
    }),
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: z.object({
            file: z.string().meta({ format: "binary", description: "CSV or GeoJSON, plain or gzip" }),
            kind: z.string().describe("What the file holds, such as cells or incidents"),
            options: z.string().optional().describe("ImportOptions as JSON"),
            dryRun: z.enum(["true", "false"]).optional().describe("Read and check everything, store nothing"),
          }),
        },
      },
    },
  },
  responses: {
    202: { description: "The job; Location is where its progress is told", content: { "application/json": { schema: importJobSchema } } },
    ...refusals,
    413: { ...refusals[400], description: "The file is larger than the server takes" },
  },
};

const getImports = createRoute({
  method: "get",
  path: "/api/imports",
  summary: "Imports, newest first",
  request: { query: z.object(pageQueryShape).strict() },
  responses: answers(pageOf(importJobSchema), "A page of jobs"),
});

const getImport = createRoute({
  method: "get",
  path: "/api/imports/{id}",
  summary: "How far an import is, with rate and remaining time, or how it ended",
  request: { params: idParam, query: noQuery },
  responses: answers(importJobSchema, "The job"),
});

const getImportKinds = createRoute({
  method: "get",
  path: "/api/import-kinds",
  summary: "What can be imported, with the fields of each kind",
  request: { query: noQuery },
  responses: answers(importKindsSchema, "The kinds, and the largest file that is taken"),
});

const getImportFindings = createRoute({
  method: "get",
  path: "/api/imports/{id}/findings",
  summary: "Rows that were rejected or are doubtful, and why",
  request: { params: idParam, query: z.object(pageQueryShape).strict() },
  responses: answers(pageOf(importFindingSchema), "A page of findings in the order of the file"),
});

const getImportFindingsCsv = {
  method: "get" as const,
  path: "/api/imports/{id}/findings.csv",
  summary: "The same as a table",
  request: { params: idParam, query: noQuery },
  responses: { 200: { description: "All findings", content: { "text/csv": { schema: z.string() } } }, ...refusals },
};

const postCancel = createRoute({
  method: "post",
  path: "/api/imports/{id}/cancel",
  summary: "Stop an import that waits or runs",
  request: { params: idParam, query: noQuery },
  responses: answers(importJobSchema, "The job; a running one ends a moment later"),
});

export function importsRoutes({ db, jobs, uploads }: ImportsDeps) {
  const router = createApiRouter()
    .openapi(getImports, async (c) => {
      const { cursor, limit } = c.req.valid("query");
      const items = await listImportJobs(db, cursor === undefined ? undefined : decodeCursor(cursor, ["integer"])[0], limit + 1);
      return c.json({ items: items.slice(0, limit), nextCursor: nextCursor(items, limit, (job) => job.id) }, 200);
    })
    .openapi(getImportKinds, (c) => c.json({
      items: IMPORT_KINDS.map((name) => {
        const { importer: _, ...kind } = IMPORT_KIND_ENTRIES[name];
        return kind;
      }),
      mostUploadBytes: uploads.mostBytes,
    }, 200))
    .openapi(getImport, async (c) => c.json(await readImportJob(db, c.req.valid("param").id), 200))
    .openapi(getImportFindings, async (c) => {
      const { cursor, limit } = c.req.valid("query");
      const { id } = await readImportJob(db, c.req.valid("param").id);
      const rows = await readImportFindings(db, id, cursor === undefined ? 0 : decodeCursor(cursor, ["integer"])[0], limit + 1);
      const items = rows.slice(0, limit).map(({ ordinal: _, ...finding }) => finding);
      return c.json({ items, nextCursor: nextCursor(rows, limit, (row) => row.ordinal) }, 200);
    })
    .openapi(postCancel, async (c) => c.json(await jobs.cancel(c.req.valid("param").id), 200));

  // Described by hand: a validated form would be read into memory whole before the handler begins.
  router.openAPIRegistry.registerPath(postImport);
  router.post("/api/imports", async (c) => {
    if (Object.keys(c.req.query()).length > 0) throw InvalidError.at("query", said(
      "POST /api/imports takes no query parameters; put options into the form.",
      "POST /api/imports 不接受查询参数，选项请放在表单里。",
    ));
    const { job, isReplay } = await receiveImport({ jobs, uploads }, {
      contentType: c.req.header("content-type"),
      idempotencyKey: c.req.header("idempotency-key"),
      body: c.req.raw.body as AsyncIterable<Uint8Array> | null,
    });
    if (isReplay) c.header("Idempotent-Replay", "true");
    return c.json(job, 202, { location: `/api/imports/${job.id}` });
  });

  router.openAPIRegistry.registerPath(getImportFindingsCsv);
  router.get("/api/imports/:id{[0-9]+}/findings.csv", async (c) => {
    if (Object.keys(c.req.query()).length > 0) throw InvalidError.at("query", said(
      "The table of findings takes no query parameters: it always holds all of them.",
      "问题清单不接受查询参数：它总是全部。",
    ));
    const param = idParam.safeParse({ id: c.req.param("id") });
    if (!param.success) throw InvalidError.at("param.id", said(`There can be no import ${c.req.param("id")}.`, `没有第 ${c.req.param("id")} 号导入。`));
    const { id } = await readImportJob(db, param.data.id);
    return c.body(csvStream((after) => readImportFindings(db, id, after, 1000)), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="import-${id}-findings.csv"`,
    });
  });
  return router;
}

function nextCursor<T>(items: readonly T[], limit: number, keyOf: (item: T) => number): string | null {
  const last = items[limit - 1];
  return items.length > limit && last !== undefined ? encodeCursor([keyOf(last)]) : null;
}

function csvStream(read: (after: number) => ReturnType<typeof readImportFindings>): ReadableStream<Uint8Array> {
  let after = 0;
  const text = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) { controller.enqueue(text.encode(`\uFEFF${findingsHeader}\r\n`)); },
    async pull(controller) {
      const rows = await read(after);
      const last = rows.at(-1);
      if (last === undefined) return controller.close();
      after = last.ordinal;
      controller.enqueue(text.encode(rows.map((row) => `${findingLine(row)}\r\n`).join("")));
    },
  });
}
