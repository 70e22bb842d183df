import { open, rm, stat } from "node:fs/promises";
import { UsageError } from "../../errors.ts";

/**
 * Makes sure that a file can be written before work begins whose outcome it is to hold. A file that
 * is there keeps its content; one that is not is not left behind.
 *
 * @throws {InvalidError} naming the file, the reason and the flag that names another.
 */
export async function requireWritable(path: string, flag: string): Promise<void> {
  const exists = await stat(path).then(() => true, () => false);
  try {
    await (await open(path, "a")).close();
    if (!exists) await rm(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${whyNot(error)}), so nothing was begun. Name another file with ${flag}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder", ENOTDIR: "what should be its folder is a file", ENAMETOOLONG: "the name is too long", EACCES: "access is denied",
  EPERM: "access is denied", EROFS: "the place is read-only", EISDIR: "it is a folder", ENOSPC: "the disk is full",
};

/** The error of a file operation in words. */
export function whyNot(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
