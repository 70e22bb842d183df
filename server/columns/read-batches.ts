import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { IncidentBatch } from "../../geo/index.ts";
import { ByteInterner } from "./byte-interner.ts";
import { readCopyTuples } from "./copy-tuples.ts";

/** Rows handed over at a time: few enough that other work gets its turn between. */
const BATCH_ROWS = 8_192;
/** PostgreSQL counts microseconds since 2000-01-01. */
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0);
const UINT32 = 2 ** 32;

const FIELDS = "id, lng, lat, reported_at, near_boundary, category_code, channel, kind, status, assignment_result, source_system, edition_id, cell_code";

export interface BatchSource {
  client: pg.ClientBase;
  /** Of which incidents; no value from outside goes in here. */
  where: string;
  cellPathOf: (editionId: number | null, cellCode: string | null) => string | null;
}

/** Reads the non-personal fields of stored incidents by id, a batch at a time, as fast as COPY gives them. */
export async function readBatches({ client, where, cellPathOf }: BatchSource, take: (batch: IncidentBatch) => void): Promise<void> {
  const reader = new BatchReader(cellPathOf, take);
  const stream = client.query(copyTo(`copy (select ${FIELDS} from incident where ${where} order by id) to stdout (format binary)`));
  await readCopyTuples(stream, (bytes, at) => reader.read(bytes, at));
  reader.finish();
}

class BatchReader {
  readonly #take: (batch: IncidentBatch) => void;
  readonly #texts = { category: texts(), kind: texts(), status: texts(), result: texts(), sourceSystem: texts() };
  readonly #channels = new ByteInterner<string | null>((field) => textOf(field, 0));
  readonly #cells: ByteInterner<string | null>;
  #fields = emptyFields();
  #rows = 0;

  constructor(cellPathOf: BatchSource["cellPathOf"], take: (batch: IncidentBatch) => void) {
    this.#take = take;
    this.#cells = new ByteInterner((fields) => cellPathOf(...editionAndCode(fields)));
  }

  read(bytes: Buffer, start: number): void {
    const row = this.#rows;
    const { codes, ...fields } = this.#fields;
    fields.id[row] = bytes.readInt32BE(start + 4) * UINT32 + bytes.readUInt32BE(start + 8);
    let at = start + 12;
    at = readDouble(bytes, at, fields.lng, row);
    at = readDouble(bytes, at, fields.lat, row);
    // The whole milliseconds, rounded down: the halves are exact to 2^53.
    fields.reportedAtMs[row] = POSTGRES_EPOCH_MS + Math.floor((bytes.readInt32BE(at + 4) * UINT32 + bytes.readUInt32BE(at + 8)) / 1000);
    fields.nearBoundary[row] = bytes[at + 16]!;
    at = this.#intern(this.#texts.category, codes.category, bytes, at + 17);
    at = this.#intern(this.#channels, codes.channel, bytes, at);
    at = this.#intern(this.#texts.kind, codes.kind, bytes, at);
    at = this.#intern(this.#texts.status, codes.status, bytes, at);
    at = this.#intern(this.#texts.result, codes.result, bytes, at);
    at = this.#intern(this.#texts.sourceSystem, codes.sourceSystem, bytes, at);
    // Edition and code stand side by side and mean one cell together.
    codes.cell[row] = this.#cells.codeOf(bytes, at, endOfField(bytes, endOfField(bytes, at)));
    this.#rows++;
    if (this.#rows === BATCH_ROWS) this.finish();
  }

  /** Hands over what has been read since the last batch. */
  finish(): void {
    if (this.#rows === 0) return;
    const { category, kind, status, result, sourceSystem } = this.#texts;
    const { codes, ...fields } = this.#fields;
    this.#take({
      rowCount: this.#rows,
      ...fields,
      category: { codes: codes.category, values: category.values }, channel: { codes: codes.channel, values: this.#channels.values },
      kind: { codes: codes.kind, values: kind.values }, status: { codes: codes.status, values: status.values },
      result: { codes: codes.result, values: result.values }, sourceSystem: { codes: codes.sourceSystem, values: sourceSystem.values },
      cell: { codes: codes.cell, values: this.#cells.values },
    });
    this.#rows = 0;
    this.#fields = emptyFields();
  }

  #intern(interner: ByteInterner<string> | ByteInterner<string | null>, codes: Uint32Array, bytes: Buffer, at: number): number {
    const end = endOfField(bytes, at);
    codes[this.#rows] = interner.codeOf(bytes, at, end);
    return end;
  }
}

const emptyFields = () => ({
  id: new Float64Array(BATCH_ROWS), lng: new Float64Array(BATCH_ROWS), lat: new Float64Array(BATCH_ROWS), reportedAtMs: new Float64Array(BATCH_ROWS),
  nearBoundary: new Uint8Array(BATCH_ROWS),
  codes: { category: codes(), channel: codes(), kind: codes(), status: codes(), result: codes(), sourceSystem: codes(), cell: codes() },
});
const codes = () => new Uint32Array(BATCH_ROWS);
const texts = () => new ByteInterner<string>((field) => textOf(field, 0) ?? "");

function endOfField(bytes: Buffer, at: number): number {
  return at + 4 + Math.max(0, bytes.readInt32BE(at));
}

function readDouble(bytes: Buffer, at: number, into: Float64Array, row: number): number {
  const isNull = bytes.readInt32BE(at) < 0;
  into[row] = isNull ? NaN : bytes.readDoubleBE(at + 4);
  return isNull ? at + 4 : at + 12;
}

function textOf(bytes: Buffer, at: number): string | null {
  const length = bytes.readInt32BE(at);
  return length < 0 ? null : bytes.toString("utf8", at + 4, at + 4 + length);
}

function editionAndCode(fields: Buffer): [number | null, string | null] {
  const hasEdition = fields.readInt32BE(0) >= 0;
  return [hasEdition ? fields.readInt32BE(4) : null, textOf(fields, hasEdition ? 8 : 4)];
}
