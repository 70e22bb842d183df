import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of the public data beside the repository; absent on most machines. */
export function sharedData(path: string): string {
  return fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
}

/** For test.skipIf: the name says so in the report. */
export const noSharedData = !existsSync(sharedData("boundaries"));
