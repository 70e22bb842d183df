import type { IncidentRow } from "../../../geo/index.ts";
import type { ExportNames } from "../../../server/exports/export-fields.ts";

/** Rows with everything that makes a format stumble: absent values, quotes, commas, formulas, Chinese. */
export const EXAMPLE_ROWS: readonly IncidentRow[] = [
  { id: 7, lng: 104.123456789, lat: 30.5, reportedAtMs: Date.UTC(2026, 10, 21, 6, 30), category: "odour", channel: "web", kind: "complaint", status: "reported", result: "clear", nearBoundary: true, sourceSystem: "12345", cellPath: "zz/37/3704" },
  { id: 8, lng: null, lat: null, reportedAtMs: Date.UTC(2026, 0, 1), category: "odour", channel: null, kind: "inquiry", status: "reported", result: "unassigned", nearBoundary: false, sourceSystem: '=SUM("a,b")', cellPath: null },
  { id: 9_007_199_254_740_000, lng: -0.1, lat: -33.25, reportedAtMs: 0, category: "odour", channel: "phone", kind: "suggestion", status: "made_up", result: "gap", nearBoundary: false, sourceSystem: "热线\n二", cellPath: "zz/37" },
];

export const EXAMPLE_NAMES: ExportNames = {
  categoryName: () => "恶臭异味",
  cellNames: (path) => path.split("/").slice(1).map((code) => `格${code}`),
  localInstant: (atMs) => new Date(atMs).toISOString(),
};
