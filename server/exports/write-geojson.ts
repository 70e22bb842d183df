import type { IncidentRow } from "../../geo/index.ts";
import { EXPORT_FIELDS, type ExportNames } from "./export-fields.ts";

const ROWS_PER_PIECE = 1_000;
const PROPERTIES = EXPORT_FIELDS.filter((field) => field.name !== "lng" && field.name !== "lat" && field.name !== "id");

/** RFC 7946: one feature a row, WGS 84; the geometry is null where the place is unknown. */
export function* writeGeoJson(rows: Iterable<IncidentRow>, names: ExportNames): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let piece = "";
  let count = 0;
  for (const row of rows) {
    piece += `${count === 0 ? "" : ","}\n${JSON.stringify(toFeature(row, names))}`;
    count += 1;
    if (count % ROWS_PER_PIECE !== 0) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n]}\n`;
}

function toFeature(row: IncidentRow, names: ExportNames) {
  return {
    type: "Feature",
    id: row.id,
    geometry: row.lng === null || row.lat === null ? null : { type: "Point", coordinates: [row.lng, row.lat] },
    properties: Object.fromEntries(PROPERTIES.map((field) => [field.name, field.valueOf(row, names)])),
  };
}
