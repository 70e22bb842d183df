import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Which build of the page is served: the address of its first script, whose name changes with anything in it. */
export function readPageBuild(folder: string): string | null {
  const page = join(folder, "index.html");
  if (!existsSync(page)) return null;
  return /<script[^>]*type="module"[^>]*\ssrc="([^"]+)"/.exec(readFileSync(page, "utf8"))?.[1] ?? null;
}
