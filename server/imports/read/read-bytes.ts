import { createGunzip } from "node:zlib";
import { said, type Said } from "../../said.ts";
import type { ImportSource } from "../importer.ts";
import { InvalidError } from "../../errors.ts";

/** Raised after everything that could be decompressed has been handed out. */
export class DamagedFileError extends InvalidError {}

/**
 * The bytes of a file, decompressed if it is gzip. What it is shows in its first bytes, not in
 * its name.
 *
 * @throws {InvalidError} for an empty file and for binary formats that are not tables.
 * @throws {DamagedFileError} when the compressed data stops early or is damaged, after handing
 *   out everything before that place.
 */
export async function* readBytes(
  source: ImportSource,
  onBytes: (bytesDone: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const raw = rawChunks(source, onBytes, signal);
  try {
    const first = await raw.next();
    if (first.done) throw new InvalidError(said(`${source.fileName} is empty.`, `${source.fileName} 是空的。`));
    if (first.value[0] === 0x1f && first.value[1] === 0x8b) {
      yield* gunzipped(first.value, raw, source.fileName);
      return;
    }
    refuseBinary(first.value, source.fileName);
    yield first.value;
    yield* raw;
  } finally {
    await raw.return(undefined);
  }
}

async function* rawChunks(
  source: ImportSource,
  onBytes: (bytesDone: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  // The first chunk must be long enough to show what kind of file it is.
  let held: Buffer | null = null;
  for await (const piece of source.open(onBytes)) {
    signal?.throwIfAborted();
    const chunk: Buffer = typeof piece === "string" ? Buffer.from(piece) : piece;
    held = held === null ? chunk : Buffer.concat([held, chunk]);
    if (held.length < 4) continue;
    yield held;
    held = Buffer.alloc(0);
  }
  if (held !== null && held.length > 0) yield held;
}

/**
 * One write at a time, so that on damage everything decompressed before it has been handed out:
 * a stream that is piped drops what it still holds when it fails.
 */
async function* gunzipped(first: Buffer, rest: AsyncIterable<Buffer>, fileName: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let output: Buffer[] = [];
  let failure: NodeJS.ErrnoException | null = null;
  let wake = (): void => {};
  const finished = new Promise<void>((resolve) => {
    wake = resolve;
  });
  gunzip.on("data", (chunk: Buffer) => output.push(chunk));
  gunzip.on("error", (error) => ((failure = error), wake()));
  gunzip.on("end", () => wake());
  const write = (chunk: Buffer): Promise<void> =>
    Promise.race([new Promise<void>((resolve) => gunzip.write(chunk, () => resolve())), finished]);

  let begun = false;
  const take = (): Buffer[] => {
    const taken = output;
    output = [];
    if (!begun && taken[0]) {
      begun = true;
      refuseBinary(taken[0], fileName);
    }
    return taken;
  };
  try {
    let writing = write(first);
    for await (const chunk of rest) {
      await writing;
      const ready = take();
      if (failure) break;
      writing = write(chunk);
      yield* ready;
    }
    await writing;
    if (!failure) gunzip.end();
    await finished;
    yield* take();
    if (failure) throw damaged(failure, fileName);
    if (!begun) throw new InvalidError(said(`${fileName} is empty once decompressed.`, `${fileName} 解压后是空的。`));
  } finally {
    gunzip.destroy();
  }
}

function damaged(failure: NodeJS.ErrnoException, fileName: string): DamagedFileError {
  return failure.code === "Z_BUF_ERROR"
    ? new DamagedFileError(said(`${fileName} stops in the middle of its compressed data: it was not copied whole. Fetch it again.`, `${fileName} 的压缩数据中途断了：文件没有拷全，请重新取一份。`))
    : new DamagedFileError(said(`${fileName} is damaged: its compressed data cannot be read (${failure.message}). Fetch it again.`, `${fileName} 已损坏，压缩数据读不出来，请重新取一份。`));
}

const SIGNATURES: readonly (readonly [signature: string, kind: Said, advice: Said])[] = [
  ["504b0304", said("a ZIP archive or an XLSX workbook", "ZIP 压缩包或 XLSX 工作簿"), said("Unpack it, or save the sheet as CSV.", "请解压，或把工作表另存为 CSV。")],
  ["d0cf11e0", said("an old Excel workbook (XLS)", "旧版 Excel 工作簿（XLS）"), said("Save the sheet as CSV.", "请把工作表另存为 CSV。")],
  ["25504446", said("a PDF", " PDF"), said("A table as CSV or GeoJSON is needed.", "请提供 CSV 表格或 GeoJSON。")],
  ["fd377a58", said("compressed with xz", " xz 压缩的"), said("Decompress it, or use gzip.", "请先解压，或改用 gzip。")],
  ["28b52ffd", said("compressed with zstd", " zstd 压缩的"), said("Decompress it, or use gzip.", "请先解压，或改用 gzip。")],
  ["425a68", said("compressed with bzip2", " bzip2 压缩的"), said("Decompress it, or use gzip.", "请先解压，或改用 gzip。")],
  ["1f8b", said("compressed twice", "压缩了两次的"), said("Decompress it once.", "请先解压一次。")],
  ["50415231", said("a Parquet file", " Parquet 文件"), said("A table as CSV or GeoJSON is needed.", "请提供 CSV 表格或 GeoJSON。")],
  ["89504e47", said("a PNG picture", " PNG 图片"), said("A table as CSV or GeoJSON is needed.", "请提供 CSV 表格或 GeoJSON。")],
  ["ffd8ff", said("a JPEG picture", " JPEG 图片"), said("A table as CSV or GeoJSON is needed.", "请提供 CSV 表格或 GeoJSON。")],
  ["0000270a", said("a Shapefile", " Shapefile"), said("Convert it to GeoJSON.", "请转换为 GeoJSON。")],
  ["53514c69", said("a SQLite database or GeoPackage", " SQLite 数据库或 GeoPackage"), said("Export the layer as GeoJSON, or the table as CSV.", "请把图层导出为 GeoJSON，或把表导出为 CSV。")],
  ["52617221", said("a RAR archive", " RAR 压缩包"), said("Unpack it.", "请先解压。")],
  ["377abcaf", said("a 7z archive", " 7z 压缩包"), said("Unpack it.", "请先解压。")],
];

function refuseBinary(head: Buffer, fileName: string): void {
  const hex = head.subarray(0, 4).toString("hex");
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature));
  if (known) throw new InvalidError(said(`${fileName} is ${known[1].en}, not a table of text. ${known[2].en}`, `${fileName} 是${known[1].zh}，不是文本表格。${known[2].zh}`));
  const utf16 = hex.startsWith("fffe") || hex.startsWith("feff");
  const sample = head.subarray(0, 4096);
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  // A stray one is one bad row; many mean that this is no text at all: of random bytes a tenth are.
  if (!utf16 && controls > 2 && controls * 33 > sample.length) {
    throw new InvalidError(said(
      `${fileName} is a binary file (${controls} bytes among its first ${sample.length} that no text has), not a table of text. Give a CSV table or GeoJSON; a workbook or another format must be saved as one of these first.`,
      `${fileName} 是二进制文件，不是文本表格。请提供 CSV 表格或 GeoJSON；工作簿等格式须先另存为其中一种。`,
    ));
  }
}

/** Below the space, except tab, line feed, vertical tab, form feed, carriage return, and the marks of end and escape. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b;
}
