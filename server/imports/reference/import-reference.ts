import { sql } from "kysely";
import type { ImportFinding, ImportOptions, ImportReport } from "../../contract/import.ts";
import { appendEvent } from "../../events/append-events.ts";
import { said } from "../../said.ts";
import type { FieldContext, FieldTable, FieldValues } from "../field-table.ts";
import { ImportTally } from "../import-tally.ts";
import type { Importer, ImportContext, ImportSource } from "../importer.ts";
import { openRows } from "../read/open-rows.ts";
import { raggedFault, type RowTable } from "../read/row-table.ts";
import { describePlaces, type FieldPlaces, readRow, resolveColumns } from "../resolve-columns.ts";
import { statedCrs } from "../stated-crs.ts";
import { lockReferences } from "./lock-references.ts";
import { isRefusal, readLine, readPoint } from "./read-place.ts";
import { ReferenceDesk } from "./reference-desk.ts";
import type { ReferenceKind, ReferenceRow } from "./reference-kind.ts";

/** Ends a dry run's transaction after everything was tried. */
class DryRunEnd extends Error {}

/**
 * An importer for one kind of reference data: reads the whole file, then stores all sound rows in
 * one transaction together with the event. A dry run does the same and takes it back.
 */
export function referenceImporter<F extends FieldTable>(kind: ReferenceKind<F>): Importer {
  return async (source, options, context) => {
    // Some faults show only while storing: all are told in the order of the file.
    const findings: ImportFinding[] = [];
    const tally = new ImportTally({ ...context, onFinding: (finding) => void findings.push(finding) });
    try {
      const { rows, absent } = await readReferenceRows(kind, source, options, context, tally);
      tally.progress("storing");
      await context.db.transaction().execute(async (trx) => {
        await lockReferences(trx);
        const desk = new ReferenceDesk(trx, tally, { absentFields: absent, timeZone: options.timeZone ?? context.settings.timeZone });
        await kind.store(rows, desk);
        context.signal.throwIfAborted();
        if (options.dryRun) {
          // Deferred references are looked at on commit, which a dry run never reaches.
          await sql`set constraints all immediate`.execute(trx);
          throw new DryRunEnd();
        }
        if (tally.rowsStored > 0) {
          await appendEvent(trx, { type: "reference.imported", incidentId: null, payload: { kind: kind.kind, count: tally.rowsStored } });
        }
      });
    } catch (error) {
      if (!(error instanceof DryRunEnd)) throw error;
    } finally {
      for (const finding of findings.sort((a, b) => a.rowNumber - b.rowNumber)) await context.onFinding(finding);
    }
    tally.progress("done");
    return tally.report() satisfies ImportReport;
  };
}

async function readReferenceRows<F extends FieldTable>(
  kind: ReferenceKind<F>, source: ImportSource, options: ImportOptions, context: ImportContext, tally: ImportTally,
): Promise<{ rows: ReferenceRow<F>[]; absent: ReadonlySet<string> }> {
  const table = await openRows(source, { encoding: options.encoding, onBytes: (done) => tally.bytes(done), signal: context.signal });
  const fieldContext: FieldContext = { timeZone: options.timeZone ?? context.settings.timeZone };
  const places = resolveColumns({ kind: kind.kind, fields: kind.fields, columns: table.columns, options, context: fieldContext });
  const placeReader = readerOfPlaces(kind, table, places, options);
  const rows: ReferenceRow<F>[] = [];
  for await (const batch of table.batches) {
    const faults = new Map(batch.faults.map((fault) => [fault.index, fault]));
    for (const [index, row] of batch.rows.entries()) {
      const rowNumber = batch.firstRowNumber + index;
      tally.rowsRead++;
      const refusals: [string, string, string, string][] = [];
      const fault = faults.get(index) ?? raggedFault(row, table.columns.length);
      if (fault !== undefined) refusals.push(["", fault.reason, row[0] ?? "", fault.message]);
      const values = fault === undefined ? readRow(kind.fields, places, row, fieldContext, (...refusal) => refusals.push(refusal)) : undefined;
      const place = values === undefined ? undefined : placeReader(values, batch.geometries?.[index] ?? null);
      if (place !== undefined && "refusal" in place) refusals.push(place.refusal);
      for (const [field, reason, value, message] of refusals) await tally.finding({ rowNumber, field, reason, value, message, outcome: "rejected" });
      if (values !== undefined && place !== undefined && !("refusal" in place)) rows.push({ rowNumber, values, ...place });
    }
    tally.progress("reading");
  }
  const read = describePlaces(places);
  tally.notes.push(...table.notes, said(`Read ${read.en}.`, `读取：${read.zh}。`));
  const absent = Object.keys(kind.fields).filter((field) => places[field] === undefined);
  return { rows, absent: new Set(absent) };
}

type Place<F extends FieldTable> = Pick<ReferenceRow<F>, "position" | "line"> | { refusal: [field: string, reason: string, value: string, message: string] };

function readerOfPlaces<F extends FieldTable>(
  kind: ReferenceKind<F>, table: RowTable, places: FieldPlaces<F>, options: ImportOptions,
): (values: FieldValues<F>, geometry: Parameters<typeof readPoint>[0]) => Place<F> {
  if (kind.place === "none") return () => ({ position: undefined, line: undefined });
  const hasOwnPlace = places["x"] !== undefined || places["geometry"] !== undefined;
  const crs = statedCrs(hasOwnPlace ? { format: "csv", namedCrs: table.namedCrs } : table, options.crs ?? (hasOwnPlace || table.format === "geojson" ? undefined : "wgs84"));
  return (values, geometry) => {
    const own: Record<string, unknown> = values;
    const found = kind.place === "point"
      ? readPoint(geometry, own["x"] as number | null, own["y"] as number | null, crs)
      : readLine(geometry, own["geometry"] as string | null, crs);
    if (isRefusal(found)) return { refusal: [found.field, found.reason, found.value, found.message] };
    return "type" in found ? { position: undefined, line: found } : { position: found, line: undefined };
  };
}
