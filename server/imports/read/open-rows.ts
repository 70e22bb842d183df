import { said, type Said } from "../../said.ts";
import type { ImportSource } from "../importer.ts";
import { InvalidError } from "../../errors.ts";
import { isStorableText } from "../storable-text.ts";
import { openCsv } from "./csv-table.ts";
import { type StatedEncoding, TextReader } from "./decode-text.ts";
import { geoJsonBatches, geoJsonColumns } from "./geojson-table.ts";
import { DamagedFileError, readBytes } from "./read-bytes.ts";
import type { RowBatch, RowTable } from "./row-table.ts";

export interface OpenOptions {
  encoding?: StatedEncoding;
  /** Bytes read of the file as it lies on disk. */
  onBytes?: (bytesDone: number) => void;
  /** Stops the reading with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Opens a table of any kind that can be read: CSV (comma, semicolon or tab) or a GeoJSON
 * FeatureCollection, plain or gzip, UTF-8, UTF-16 with a mark, or GB18030. Content decides what it
 * is, never the name. Memory does not grow with the file.
 *
 * @throws {InvalidError} when the file as a whole cannot be used; while reading, a
 *   `DamagedFileError` after the last whole row of a file that was cut off.
 */
export async function openRows(source: ImportSource, options: OpenOptions = {}): Promise<RowTable> {
  const reader = new TextReader(options.encoding ?? "auto");
  const texts = textsOf(source, reader, options.onBytes ?? (() => {}), options.signal);
  const notes: Said[] = [];
  const all = { notes: () => [...reader.notes, ...notes] };
  const head = await headOf(texts);
  if (head === "") throw new InvalidError(said(`${source.fileName} is empty.`, `${source.fileName} 是空的。`));
  const opened = (format: "csv" | "geojson", columns: string[], batches: AsyncIterable<RowBatch>, namedCrs: string | null): RowTable => {
    refuseUnreadable(columns, source.fileName);
    return {
      format,
      columns,
      namedCrs,
      get notes() { return all.notes(); },
      encoding: () => reader.encoding,
      batches: withEndTold(batches, source.fileName, notes),
    };
  };

  if (/^\s*\{/.test(head)) {
    await texts.return(undefined);
    const again = (): { reader: TextReader; texts: AsyncGenerator<string> } => {
      const own = new TextReader(options.encoding ?? "auto");
      return { reader: own, texts: textsOf(source, own, options.onBytes ?? (() => {}), options.signal) };
    };
    const first = await geoJsonColumns(again().texts, source.fileName);
    if (first.namedCrs !== null) notes.push(said(`The file names the reference system ${first.namedCrs}.`, `文件写明坐标系 ${first.namedCrs}。`));
    return opened("geojson", first.columns, geoJsonBatches(again().texts, first.columns, source.fileName), first.namedCrs);
  }
  if (/^\s*\[/.test(head)) throw new InvalidError(said(
    `${source.fileName} is a JSON list; a CSV table or a GeoJSON FeatureCollection is needed.`,
    `${source.fileName} 是 JSON 列表；需要 CSV 表格或 GeoJSON FeatureCollection。`,
  ));
  const { columns, batches } = await openCsv(texts, head, source.fileName);
  const repeated = columns.filter((name, i) => name !== "" && columns.indexOf(name) !== i);
  if (repeated.length > 0) {
    const names = [...new Set(repeated)];
    notes.push(said(`Several columns are named ${names.join(", ")}: they can only be used once renamed.`, `有几列同名（${names.join("、")}），改名后才能使用。`));
  }
  return opened("csv", columns, batches, null);
}

async function* textsOf(source: ImportSource, reader: TextReader, onBytes: (bytesDone: number) => void, signal: AbortSignal | undefined): AsyncGenerator<string> {
  for await (const chunk of readBytes(source, onBytes, signal)) {
    // A decompressed chunk can be large; smaller pieces let other work of the process in between.
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      const text = reader.read(chunk.subarray(from, from + PIECE_BYTES));
      if (text !== "") yield text;
    }
  }
  const last = reader.end();
  if (last !== "") yield last;
}

const PIECE_BYTES = 128 * 1024;

/** Names of columns stand in notes and reports: characters that cannot be kept there show that this is no table of text. */
function refuseUnreadable(columns: readonly string[], fileName: string): void {
  const at = columns.findIndex((name) => !isStorableText(name));
  if (at < 0) return;
  throw new InvalidError(said(
    `${fileName} is no table of text: the name of its column ${at + 1} holds the character U+0000 or half a character. Give a CSV table or GeoJSON, in UTF-8, UTF-16 with a mark, or GB18030.`,
    `${fileName} 不是文本表格：第 ${at + 1} 列的列名含有字符 U+0000 或半个字符。请提供 UTF-8、带标记的 UTF-16 或 GB18030 的 CSV 表格或 GeoJSON。`,
  ));
}

/** Enough text to see what the file is. */
async function headOf(texts: AsyncGenerator<string>): Promise<string> {
  let head = "";
  while (head.trimStart() === "") {
    const next = await texts.next();
    if (next.done) return head.trim();
    head += next.value;
  }
  return head;
}

/** Adds to a cut-off file's error how far it could be read, and to an empty table's notes that it was. */
async function* withEndTold(batches: AsyncIterable<RowBatch>, fileName: string, notes: Said[]): AsyncGenerator<RowBatch> {
  let rows = 0;
  try {
    for await (const batch of batches) {
      rows += batch.rows.length;
      yield batch;
    }
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    throw new DamagedFileError(said(`${error.message} ${rows} whole rows stand before that place.`, `${error.messageZh}断处之前有 ${rows} 个完整的行。`));
  }
  if (rows === 0) notes.push(said(`${fileName} has a header and no rows.`, `${fileName} 只有表头，没有行。`));
}
