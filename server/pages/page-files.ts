import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

export interface PageFile {
  /** As the browser asks for it, beginning with a slash. */
  path: string;
  mediaType: string;
  etag: string;
  /** Its name changes with its content, so it may be kept for ever. */
  isImmutable: boolean;
  /** The bytes to send; compressed once and kept. */
  bytes(encoding: Encoding): Promise<Uint8Array>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json", ".map": "application/json", ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon",
  ".woff2": "font/woff2", ".woff": "font/woff", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8",
};
const COMPRESSIBLE = new Set([".html", ".js", ".mjs", ".css", ".json", ".map", ".svg", ".wasm", ".txt", ".webmanifest"]);

/** All files of the built page, held in memory: a few megabytes, and a rebuild beside us cannot mix two versions. */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => readPageFile(folder, join(entry.parentPath, entry.name)));
  return new Map(files.map((file) => [file.path, file]));
}

function readPageFile(folder: string, file: string): PageFile {
  const plain = readFileSync(file);
  const path = file.slice(folder.length).split(sep).join("/");
  const extension = extname(file).toLowerCase();
  const compressed = new Map<Encoding, Promise<Uint8Array>>();
  return {
    path,
    mediaType: MEDIA_TYPES[extension] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
    isImmutable: path.startsWith("/assets/"),
    bytes(encoding) {
      if (encoding === "identity" || !COMPRESSIBLE.has(extension)) return Promise.resolve(plain);
      const kept = compressed.get(encoding) ?? compress(plain, encoding);
      compressed.set(encoding, kept);
      return kept;
    },
  };
}

export function isCompressible(file: PageFile): boolean {
  return COMPRESSIBLE.has(extname(file.path).toLowerCase());
}

function compress(plain: Buffer, encoding: "br" | "gzip"): Promise<Uint8Array> {
  // The best brotli level takes seconds for a large script; 6 is within a few per cent of it.
  if (encoding === "br") return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return promisify(gzip)(plain);
}
