import { Readable } from "node:stream";
import type { ImportSource } from "../imports/importer.ts";
import type { DemoIncident } from "./demo-records.ts";

const COLUMNS = [
  "external_id", "source_system", "channel", "kind", "category", "subject_type", "title", "description", "address",
  "occurred_at", "reported_at", "x", "y", "accuracy_metres",
] as const;

const ROWS_PER_CHUNK = 500;

/** The made-up incidents as the table that a real source would have sent, made while it is read. */
export function demoIncidentSource(fileName: string, incidents: () => Iterable<DemoIncident>, bytesTotal: number): ImportSource {
  return {
    fileName,
    bytesTotal,
    open(onBytes) {
      return Readable.from(chunks(incidents(), onBytes));
    },
  };
}

function* chunks(incidents: Iterable<DemoIncident>, onBytes: (bytesDone: number) => void): Generator<Buffer> {
  let lines = [COLUMNS.join(",")];
  let bytes = 0;
  const flush = () => {
    const chunk = Buffer.from(`${lines.join("\n")}\n`);
    onBytes(bytes += chunk.length);
    lines = [];
    return chunk;
  };
  for (const incident of incidents) {
    if (incident.crs !== "wgs84") throw new Error(`demo incident ${incident.externalId} is stated in ${incident.crs}`);
    lines.push(lineOf(incident));
    if (lines.length >= ROWS_PER_CHUNK) yield flush();
  }
  yield flush();
}

function lineOf(i: DemoIncident): string {
  return [
    i.externalId, i.sourceSystem, i.channel, i.kind, i.categoryCode, i.subjectType, i.title, i.description, i.address,
    i.occurredAt, i.reportedAt, i.x, i.y, i.accuracyMetres,
  ].map(quoted).join(",");
}

function quoted(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
