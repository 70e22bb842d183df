import { createHash, randomUUID } from "node:crypto";
import { appendFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { TooLargeError } from "../../errors.ts";
import { said } from "../../said.ts";

export interface Upload {
  /** Its passing name in the folder, until it belongs to a job. */
  partName: string;
  size: number;
  sha256: string;
}

/** The folder in which uploaded files wait for their import; each is named after its job. */
export class UploadFolder {
  readonly path: string;
  readonly mostBytes: number;

  constructor(dataDir: string, mostBytes: number) {
    this.path = join(dataDir, "imports");
    this.mostBytes = mostBytes;
  }

  /**
   * Writes an upload to disk, durably, under a passing name.
   *
   * @throws {TooLargeError} as soon as it grows beyond the limit; nothing is left behind.
   */
  async receive(bytes: AsyncIterable<Uint8Array>): Promise<Upload> {
    await mkdir(this.path, { recursive: true });
    const partName = `${randomUUID()}.part`;
    const file = await open(join(this.path, partName), "wx");
    const hash = createHash("sha256");
    let size = 0;
    try {
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > this.mostBytes) throw new TooLargeError(said(
          `The file is larger than ${megabytes(this.mostBytes)} MB, the most that is taken over the network. Import it on the server instead: npm run import -- …`,
          `文件超过 ${megabytes(this.mostBytes)} MB，不能经网页上传。请在服务器上导入：npm run import -- …`,
        ));
        hash.update(chunk);
        await file.write(chunk);
      }
      await file.sync();
      await file.close();
      return { partName, size, sha256: hash.digest("hex") };
    } catch (error) {
      await file.close().catch(() => undefined);
      await this.discard(partName);
      throw error;
    }
  }

  /** Gives the upload to its job. */
  async keep(partName: string, importId: number): Promise<void> {
    await rename(join(this.path, partName), this.fileOf(importId));
    const folder = await open(this.path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async discard(partName: string): Promise<void> {
    await rm(join(this.path, partName), { force: true });
  }

  fileOf(importId: number): string {
    return join(this.path, `${importId}.upload`);
  }

  async has(importId: number): Promise<boolean> {
    return stat(this.fileOf(importId)).then(() => true, () => false);
  }

  /** Counts how often the job was begun, so that one that takes the server down is not begun for ever. */
  async countAttempt(importId: number): Promise<number> {
    const path = `${this.fileOf(importId)}.attempts`;
    await appendFile(path, ".");
    return (await stat(path)).size;
  }

  async remove(importId: number): Promise<void> {
    await rm(this.fileOf(importId), { force: true });
    await rm(`${this.fileOf(importId)}.attempts`, { force: true });
  }

  /** Removes uploads that never became a job. */
  async sweep(): Promise<void> {
    const names = await readdir(this.path).catch(() => []);
    for (const name of names) if (name.endsWith(".part")) await this.discard(name);
  }
}

const megabytes = (bytes: number) => Math.floor(bytes / 1_000_000);
