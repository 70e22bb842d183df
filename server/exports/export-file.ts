import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform, type Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** Of the folders of exports being written or sent, followed by the number of the process. */
export const EXPORT_FOLDER_PREFIX = "ecogrid-export-";

/** A finished file that waits to be sent. */
export interface ExportFile {
  readonly byteLength: number;
  readonly sha256: Buffer;
  /** Its bytes, once; the file is gone when they have been read or the reader has gone. */
  read(): ReadableStream<Uint8Array>;
  discard(): Promise<void>;
}

/**
 * Writes a file of its own for one answer, so that its length and checksum can be told before its
 * first byte is sent and memory does not grow with it. An abort or a failure leaves nothing behind,
 * and is told only when `write` has ended.
 */
export async function writeExportFile(write: (out: Writable) => Promise<void>, signal: AbortSignal): Promise<ExportFile> {
  const folder = await mkdtemp(join(tmpdir(), `${EXPORT_FOLDER_PREFIX}${process.pid}-`));
  const discard = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const path = join(folder, "export");
  const hash = createHash("sha256");
  let byteLength = 0;
  const measured = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      hash.update(bytes);
      byteLength += bytes.length;
      done(null, bytes);
    },
  });
  const file = createWriteStream(path);
  measured.pipe(file);
  measured.on("error", (error) => file.destroy(error));
  const stop = () => measured.destroy(new Error("the reader has gone"));
  let writing: Promise<void> | undefined;
  try {
    signal.throwIfAborted();
    signal.addEventListener("abort", stop, { once: true });
    const stored = finished(file);
    writing = write(measured);
    await Promise.all([stored, writing]);
  } catch (error) {
    measured.destroy();
    file.destroy();
    await writing?.catch(() => undefined);
    await discard();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  return { byteLength, sha256: hash.digest(), discard, read: () => readOnce(path, discard) };
}

function readOnce(path: string, discard: () => Promise<void>): ReadableStream<Uint8Array> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  const reader = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.next();
        if (done !== true) return controller.enqueue(new Uint8Array(value));
        await discard();
        controller.close();
      } catch (error) {
        await discard();
        controller.error(error);
      }
    },
    async cancel() {
      bytes.destroy();
      await discard();
    },
  });
}
