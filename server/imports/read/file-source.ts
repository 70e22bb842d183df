import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { UsageError } from "../../errors.ts";
import type { ImportSource } from "../importer.ts";

/**
 * A file on this machine as something to import.
 *
 * @throws {InvalidError} when there is no such file, or it cannot be read.
 */
export async function fileSource(path: string): Promise<ImportSource> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}.`);
  });
  if (!found.isFile()) throw new UsageError(`${path} is not a file.`);
  return {
    fileName: basename(path),
    bytesTotal: found.size,
    open(onBytes) {
      const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
      let done = 0;
      stream.on("data", (chunk) => onBytes((done += chunk.length)));
      return stream;
    },
  };
}
