import { type Context, Hono } from "hono";
import { type Encoding, isCompressible, type PageFile, readPageFiles } from "./page-files.ts";

/**
 * The built page. Any address that is not a file is the single page itself, whose router shows what is meant,
 * except below `reserved` (such as /api), where a wrong address must stay a 404.
 */
export function createPageRoutes(folder: string, reserved: readonly string[]): Hono {
  const files = readPageFiles(folder);
  return new Hono().get("*", async (context, next) => {
    const { path } = context.req;
    const file = files.get(decodeURIComponentOrSame(path)) ?? (isPageAddress(path, reserved) ? files.get("/index.html") : undefined);
    return file ? sendFile(context, file) : next();
  });
}

function isPageAddress(path: string, reserved: readonly string[]): boolean {
  if (reserved.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return false;
  // A missing script must not be answered with a page.
  return !path.startsWith("/assets/");
}

async function sendFile(context: Context, file: PageFile): Promise<Response> {
  const headers = {
    "content-type": file.mediaType,
    "cache-control": file.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    etag: file.etag,
    vary: "accept-encoding",
  };
  if (context.req.header("if-none-match")?.includes(file.etag)) return context.body(null, 304, headers);
  const encoding = isCompressible(file) ? chooseEncoding(context.req.header("accept-encoding") ?? "") : "identity";
  const bytes = await file.bytes(encoding);
  return context.body(new Uint8Array(bytes), 200, encoding === "identity" ? headers : { ...headers, "content-encoding": encoding });
}

function chooseEncoding(accepted: string): Encoding {
  const names = accepted.split(",").filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part)).map((part) => part.split(";")[0]?.trim());
  if (names.includes("br")) return "br";
  return names.includes("gzip") ? "gzip" : "identity";
}

function decodeURIComponentOrSame(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
