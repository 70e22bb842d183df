import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface BundleSize { readonly files: number; readonly rawBytes: number; readonly gzipBytes: number; }

/** Size of built files, given as the browser asked for them (`/assets/…`). */
export function bundleSize(webDir: string, paths: readonly string[]): BundleSize {
  const contents = [...new Set(paths)].map((path) => readFileSync(join(webDir, path)));
  const sum = (sizeOf: (content: Buffer) => number) => contents.reduce((total, content) => total + sizeOf(content), 0);
  return { files: contents.length, rawBytes: sum((content) => content.length), gzipBytes: sum((content) => gzipSync(content).length) };
}
