import { decodeHead } from "./decode-head.ts";
import type { FileHead } from "./file-head.ts";
import { parseFeaturesHead } from "./parse-features-head.ts";
import { parseTableHead } from "./parse-table-head.ts";

/** Enough for any header; the borders of a first large cell may come before its properties. */
const TABLE_BYTES = 256 * 1024;
const FEATURES_BYTES = 8 * 1024 * 1024;

/** Looks into the beginning of a file, compressed or not: what it is, its columns and first rows. The rest is not read. */
export async function readFileHead(file: Blob, stated: "auto" | "utf-8" | "gb18030" = "auto"): Promise<FileHead> {
  if (file.size === 0) return { kind: "fault", fault: "empty" };
  const raw = await bytesOf(file.slice(0, TABLE_BYTES));
  const isCompressed = raw[0] === 0x1f && raw[1] === 0x8b;
  const first = isCompressed ? await unpack(file, TABLE_BYTES) : { bytes: raw, isWhole: file.size <= TABLE_BYTES };
  if (first === null) return { kind: "fault", fault: "damagedGzip" };
  const { text, encoding } = decodeHead(first.bytes, stated);
  const begin = text.replace(/^\uFEFF/, "").trimStart();
  const fault = faultOf(first.bytes, encoding, begin);
  if (fault !== null) return { kind: "fault", fault };
  if (begin.startsWith("{")) return featuresHead(file, isCompressed);
  const table = parseTableHead(text, first.isWhole);
  return table === null ? { kind: "fault", fault: "noHeader" } : { kind: "table", ...table, encoding, isCompressed };
}

async function featuresHead(file: Blob, isCompressed: boolean): Promise<FileHead> {
  const bytes = isCompressed ? (await unpack(file, FEATURES_BYTES))?.bytes : await bytesOf(file.slice(0, FEATURES_BYTES));
  const head = parseFeaturesHead(decodeHead(bytes ?? new Uint8Array()).text);
  return head === null ? { kind: "fault", fault: "notFeatures" } : { kind: "features", ...head, isCompressed };
}

function faultOf(bytes: Uint8Array, encoding: string, begin: string): "empty" | "workbook" | "archive" | "binary" | "jsonList" | null {
  // Excel's newer files are archives; its older ones begin with the mark of a compound file.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return new TextDecoder("latin1").decode(bytes.subarray(0, 4096)).includes("xl/") || begin.includes("[Content_Types].xml") ? "workbook" : "archive";
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return "workbook";
  if (!encoding.startsWith("utf-16") && bytes.subarray(0, 4096).includes(0)) return "binary";
  if (begin === "") return "empty";
  return begin.startsWith("[") ? "jsonList" : null;
}

/** The first bytes of a compressed file once unpacked; null when not even one can be had. */
async function unpack(file: Blob, most: number): Promise<{ bytes: Uint8Array; isWhole: boolean } | null> {
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  try {
    while (length < most && !isWhole) {
      const { done, value } = await reader.read();
      if (value !== undefined) parts.push(value);
      length += value?.length ?? 0;
      isWhole = done;
    }
    await reader.cancel();
  } catch {
    // A damaged end does not hide the beginning; the import itself will tell.
    if (length === 0) return null;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, isWhole };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
