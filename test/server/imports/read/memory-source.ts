import { Readable } from "node:stream";
import type { ImportSource } from "../../../../server/imports/importer.ts";

/** Bytes in memory as something to import, handed out in pieces of a given size. */
export function memorySource(content: string | Buffer, fileName = "rows.csv", pieceBytes = 64): ImportSource {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    fileName,
    bytesTotal: bytes.length,
    open(onBytes) {
      const pieces = function* (): Generator<Buffer> {
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          onBytes(Math.min(at + pieceBytes, bytes.length));
          yield bytes.subarray(at, at + pieceBytes);
        }
      };
      return Readable.from(pieces());
    },
  };
}
