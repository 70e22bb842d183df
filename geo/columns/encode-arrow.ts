import { type Batch, batchType, Column, columnFromArray, type DataType, type DictionaryType, type Field, Table, tableToIPC } from "@uwdata/flechette";
import { type ArrowBuffers, boolBuffers, codeBuffers, float64Buffers, int64Buffers } from "./arrow-buffers.ts";
import { type ArrowMessage, END_OF_STREAM, MESSAGE, splitMessages } from "./arrow-messages.ts";
import { arrowFields, arrowSchema, TEXT_FIELDS, type TextColumn } from "./arrow-schema.ts";
import { joinBytes } from "./join-bytes.ts";
import type { RowColumns } from "./row-columns.ts";
import { TravellingDictionary } from "./travelling-dictionary.ts";
import { wholeNumbers } from "./whole-numbers.ts";

const BATCH_ROWS = 65_536;

export interface EncodeArrowOptions {
  /** First row; 0 when left out. */
  readonly fromRow?: number;
  /** End, excluded; all rows when left out. */
  readonly toRow?: number;
  /** These rows, in this order, instead of a range. */
  readonly rows?: Uint32Array;
  /** Goes into the schema, beside `rowCount`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Incidents as an Arrow IPC stream: a piece for the schema and dictionaries, then one for each
 * 65,536 rows, made when it is asked for. Rows that are replaced meanwhile go out in their newer version:
 * encode a `copyRows` where that must not be.
 *
 * Fields: id int64, lng and lat float64 or null, reported_at timestamp[ms, UTC], near_boundary bool,
 * and as dictionaries of utf8: category, channel or null, kind, status, result, source_system,
 * cell_path or null.
 */
export function* encodeArrow(columns: RowColumns, { fromRow = 0, toRow = columns.rowCount, rows, metadata = {} }: EncodeArrowOptions = {}): Iterable<Uint8Array> {
  const all = rows ?? wholeNumbers(fromRow, toRow);
  const encoder = new ArrowEncoder(columns, all, { ...metadata, rowCount: String(all.length) });
  yield encoder.head();
  for (let at = 0; at < all.length; at += BATCH_ROWS) yield encoder.records(all.subarray(at, at + BATCH_ROWS));
  yield END_OF_STREAM;
}

/**
 * The library writes whole streams of finished tables. Here each piece is such a stream of one
 * batch, of which only the messages that are new are sent.
 */
class ArrowEncoder {
  readonly #dictionaries: readonly TravellingDictionary[];
  readonly #fields: Field[];

  constructor(readonly columns: RowColumns, rows: Uint32Array, readonly metadata: Readonly<Record<string, string>>) {
    this.#dictionaries = TEXT_FIELDS.map(({ column }) => new TravellingDictionary(columns[column], rows));
    this.#fields = arrowFields(Object.fromEntries(TEXT_FIELDS.map(({ column }, at) => [column, this.#dictionaries[at]!.size])) as Record<TextColumn, number>);
  }

  head(): Uint8Array {
    const texts = this.#dictionaries.map((dictionary, at) => columnFromArray([...dictionary.takeNew()], this.#textType(at)));
    const messages = this.#encode(new Uint32Array(0), texts);
    return joinBytes(messages.filter(({ kind }) => kind !== MESSAGE.records).map(({ bytes }) => bytes));
  }

  /** A record batch, after additions to dictionaries when rows were given new values since the head. */
  records(rows: Uint32Array): Uint8Array {
    const sent: boolean[] = [];
    const codes = this.#dictionaries.map((dictionary) => dictionary.localCodes(rows));
    const texts = this.#dictionaries.map((dictionary, at) => {
      const known = columnFromArray([""], this.#textType(at));
      const added = dictionary.takeNew();
      sent.push(false);
      if (added.length === 0) return known;
      sent.push(true);
      return new Column([...known.data, ...columnFromArray([...added], this.#textType(at)).data], known.type);
    });
    const messages = this.#encode(rows, texts, codes);
    const additions = messages.filter(({ kind }) => kind === MESSAGE.dictionary).filter((_, at) => sent[at]);
    return joinBytes([...additions, ...messages.filter(({ kind }) => kind === MESSAGE.records)].map(({ bytes }) => bytes));
  }

  #encode(rows: Uint32Array, texts: readonly Column<unknown>[], codes: readonly Int32Array[] = texts.map(() => new Int32Array(0))): ArrowMessage[] {
    const { columns } = this;
    const buffers = [
      int64Buffers(columns.id, rows), float64Buffers(columns.lng, rows), float64Buffers(columns.lat, rows),
      int64Buffers(columns.reportedAtMs, rows), boolBuffers(columns.nearBoundary, rows),
      ...codes.map((local, at) => codeBuffers(local, this.#textField(at).indices.bitWidth === 32)),
    ];
    const first = this.#fields.length - texts.length;
    const children = this.#fields.map(({ type }, at) => new Column([batchOf(type, rows.length, buffers[at]!, texts[at - first])], type));
    return splitMessages(tableToIPC(new Table(arrowSchema(this.#fields, this.metadata), children), { format: "stream" })!);
  }

  #textField(at: number): DictionaryType {
    return this.#fields[this.#fields.length - TEXT_FIELDS.length + at]!.type as DictionaryType;
  }

  /** The library knows a dictionary by the very object of its type. */
  #textType(at: number): DataType {
    return this.#textField(at).dictionary;
  }
}

type BatchMaker = new (parts: ArrowBuffers & { length: number; type: DataType }) => Batch<unknown> & { setDictionary(texts: Column<unknown>): Batch<unknown> };

function batchOf(type: DataType, length: number, buffers: ArrowBuffers, texts: Column<unknown> | undefined): Batch<unknown> {
  const Kind = batchType(type, { useBigInt: true, useBigIntTimestamp: true }) as BatchMaker;
  const batch = new Kind({ length, type, ...buffers });
  return texts === undefined ? batch : batch.setDictionary(texts);
}
