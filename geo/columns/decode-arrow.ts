import { type Batch, tableFromIPC, type Column, type Table, Type } from "@uwdata/flechette";
import { GeoInputError } from "../errors.ts";
import { TEXT_FIELDS, type TextColumn } from "./arrow-schema.ts";
import { checkBatch } from "./check-batch.ts";
import type { BatchColumn, IncidentBatch } from "./incident-batch.ts";
import { createIncidentColumns, type IncidentColumns } from "./incident-columns.ts";

export interface DecodedIncidents {
  /** What the schema carries: `rowCount`, and what the sender added. */
  readonly metadata: Readonly<Record<string, string>>;
  /** For `IncidentColumns.putBatch`, in this order. */
  readonly batches: readonly IncidentBatch[];
}

/**
 * Reads a stream made by `encodeArrow`, or any Arrow IPC with the same fields.
 *
 * @throws {GeoInputError} when it is no Arrow, ends early, a field is missing or of another type, or a
 * value is none that columns can hold.
 */
export function decodeArrow(bytes: Uint8Array): DecodedIncidents {
  const table = readTable(bytes);
  const metadata = Object.fromEntries(table.schema.metadata ?? []);
  const { rowCount } = metadata;
  if (rowCount !== undefined && Number(rowCount) !== table.numRows) throw new GeoInputError(`The Arrow stream ends after ${table.numRows} of ${rowCount} rows; fetch it again.`);
  const fields = {
    id: columnOf(table, "id", Type.Int), lng: columnOf(table, "lng", Type.Float), lat: columnOf(table, "lat", Type.Float),
    reportedAt: columnOf(table, "reported_at", Type.Timestamp), near: columnOf(table, "near_boundary", Type.Bool),
    texts: TEXT_FIELDS.map(({ name, column, nullable }) => ({ name, column, nullable, from: columnOf(table, name, Type.Dictionary) })),
  };
  const lists = new Map<unknown, readonly string[]>();
  const batches = fields.id.data.map(({ length }, at): IncidentBatch => ({
    rowCount: length,
    id: readInt64(fields.id.data[at]!),
    lng: readFloat64(fields.lng.data[at]!),
    lat: readFloat64(fields.lat.data[at]!),
    reportedAtMs: readInt64(fields.reportedAt.data[at]!),
    nearBoundary: readBool(fields.near.data[at]!),
    ...(Object.fromEntries(fields.texts.map(({ name, column, nullable, from }) => [column, readTexts(from.data[at] as TextBatch, name, nullable, lists)])) as Record<TextColumn, BatchColumn<string>>),
  }));
  batches.forEach(checkBatch);
  return { metadata, batches };
}

/**
 * Puts the incidents of an Arrow stream into columns: new ones appended, known ones replaced.
 *
 * @throws {GeoInputError} as `decodeArrow`; then nothing was taken in.
 */
export function appendArrow(columns: IncidentColumns, bytes: Uint8Array): { added: number; replaced: number; metadata: Readonly<Record<string, string>> } {
  const { batches, metadata } = decodeArrow(bytes);
  return { ...putBatches(columns, batches), metadata };
}

/**
 * Columns of the incidents of an Arrow stream, in the time zone that its metadata state as `timeZone`.
 *
 * @throws {GeoInputError} as `decodeArrow`, and when no time zone is stated.
 */
export function columnsFromArrow(bytes: Uint8Array): IncidentColumns {
  const { batches, metadata } = decodeArrow(bytes);
  if (metadata["timeZone"] === undefined) throw new GeoInputError("The Arrow stream does not state the time zone of its incidents (metadata timeZone).");
  const columns = createIncidentColumns(metadata["timeZone"]);
  putBatches(columns, batches);
  return columns;
}

function putBatches(columns: IncidentColumns, batches: readonly IncidentBatch[]): { added: number; replaced: number } {
  columns.reserve(batches.reduce((sum, { rowCount }) => sum + rowCount, 0));
  const done = batches.map((batch) => columns.putBatch(batch));
  const sum = (part: "added" | "replaced") => done.reduce((total, one) => total + one[part], 0);
  return { added: sum("added"), replaced: sum("replaced") };
}

function readTable(bytes: Uint8Array): Table {
  // Numbers are read in place, which needs them where a processor expects them.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  let reason = "no schema";
  try {
    const table = tableFromIPC(aligned, { useBigInt: true, useBigIntTimestamp: true });
    if (table.schema.fields.length > 0) return table;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new GeoInputError(`These ${bytes.length} bytes are no complete Arrow IPC stream: ${reason}.`);
}

function columnOf(table: Table, name: string, typeId: number): Column<unknown> {
  const column = table.getChild(name) as Column<unknown> | undefined;
  const field = table.schema.fields.find((one) => one.name === name);
  if (column === undefined || field === undefined) throw new GeoInputError(`The Arrow stream has no field ${name}; it has ${table.names.join(", ")}.`);
  if (field.type.typeId !== typeId) throw new GeoInputError(`Field ${name} of the Arrow stream has another type than incidents have.`);
  return column;
}

function readInt64({ values, length }: Batch<unknown>): Float64Array {
  if (!(values instanceof BigInt64Array)) throw new GeoInputError("Ids and times of the Arrow stream must be integers of 64 bits.");
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * length);
  const numbers = new Float64Array(length);
  // Two 32-bit halves add up much faster than a big integer converts.
  for (let at = 0; at < length; at++) numbers[at] = halves[2 * at + 1]! * 4294967296 + (halves[2 * at]! >>> 0);
  return numbers;
}

function readFloat64(batch: Batch<unknown>): Float64Array {
  if (!(batch.values instanceof Float64Array)) throw new GeoInputError("Positions of the Arrow stream must be doubles.");
  if (batch.nullCount === 0) return batch.values;
  return batch.values.map((value, at) => (isValid(batch, at) ? value : NaN));
}

function readBool({ values, length }: Batch<unknown>): Uint8Array {
  const bits = values as Uint8Array;
  const flags = new Uint8Array(length);
  for (let at = 0; at < length; at++) flags[at] = (bits[at >> 3]! >>> (at & 7)) & 1;
  return flags;
}

interface TextBatch extends Batch<unknown> {
  readonly dictionary: Column<string>;
}

/** Codes into the batch's dictionary, null after its last. Batches with one dictionary get one list of values. */
function readTexts(batch: TextBatch, name: string, nullable: boolean, lists: Map<unknown, readonly string[]>): BatchColumn<string> {
  const codes = batch.values as Int16Array | Int32Array;
  let values = lists.get(batch.dictionary);
  // The type of the columns says which of them know null.
  if (values === undefined) lists.set(batch.dictionary, (values = [...batch.dictionary.cache(), null as unknown as string]));
  if (batch.nullCount === 0) return { codes, values };
  if (!nullable) throw new GeoInputError(`Field ${name} of the Arrow stream has nulls; incidents always have one.`);
  const none = values.length - 1;
  const all = new Uint32Array(batch.length);
  for (let at = 0; at < all.length; at++) all[at] = isValid(batch, at) ? codes[at]! : none;
  return { codes: all, values };
}

function isValid({ validity }: Batch<unknown>, at: number): boolean {
  return ((validity as Uint8Array)[at >> 3]! & (1 << (at & 7))) !== 0;
}
