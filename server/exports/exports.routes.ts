import { createRoute, z } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { EXPORT_FORMATS, EXPORT_LANGUAGES, type ExportFormat } from "../contract/export.ts";
import { incidentFilterSchema } from "../contract/incident.ts";
import { createApiRouter, refusals } from "../http/api-router.ts";
import { exportIncidents } from "./export-incidents.ts";

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  geojson: "application/geo+json",
  arrow: "application/vnd.apache.arrow.stream",
};
const binary = { schema: z.string().meta({ format: "binary" }) };

const exportRoute = createRoute({
  method: "get",
  path: "/api/incidents/export",
  summary: "The incidents under a filter as a file, with its row count and checksum; nothing personal is in it",
  request: {
    query: incidentFilterSchema.extend({
      format: z.enum(EXPORT_FORMATS),
      lang: z.enum(EXPORT_LANGUAGES).default("zh").describe("Language of names, and of headings in XLSX"),
    }).strict(),
  },
  responses: {
    200: {
      description: "The file, newest incident first",
      headers: z.object({
        "x-row-count": z.string().describe("Incidents in the file; equal to numberMatched of the list under the same filter"),
        "repr-digest": z.string().describe("SHA-256 of the file, RFC 9530"),
        "x-last-event-seq": z.string().describe("The newest event that the file includes"),
        "x-as-of": z.string().describe("When the rows were chosen, UTC"),
      }),
      content: Object.fromEntries(Object.values(TYPES).map((type) => [type, binary])),
    },
    ...refusals,
  },
});

export function exportsRoutes(deps: ColumnsDeps) {
  return createApiRouter().openapi(exportRoute, async (c) => {
    const { format, lang, ...filter } = c.req.valid("query");
    const { file, rowCount, lastEventSeq, asOf } = await exportIncidents(deps, { format, lang, filter }, c.req.raw.signal);
    const stamp = asOf.toISOString().replace(/\D/g, "").slice(0, 14);
    return c.body(file.read(), 200, {
      "Content-Type": TYPES[format],
      "Content-Length": String(file.byteLength),
      "Content-Disposition": `attachment; filename="incidents-${stamp}Z.${format}"`,
      "Repr-Digest": `sha-256=:${file.sha256.toString("base64")}:`,
      "X-Row-Count": String(rowCount),
      "X-Last-Event-Seq": String(lastEventSeq),
      "X-As-Of": asOf.toISOString(),
      "Cache-Control": "no-store",
    });
  });
}
