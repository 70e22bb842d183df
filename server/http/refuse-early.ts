import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ForbiddenError, InvalidError, TooLargeError } from "../errors.ts";
import { said } from "../said.ts";

/** More than any report with all its text needs; files go to /api/imports, which streams them. */
const MOST_JSON_BYTES = 256 * 1024;

/** Borders of some dozen cells with every vertex, which are edited as one change. */
const MOST_BORDER_BYTES = 16 * 1024 * 1024;
const BORDERS_PATH = /^\/api\/editions\/\d+\/cells$/;

const isReading = (method: string) => method === "GET" || method === "HEAD" || method === "OPTIONS";

/** PostgreSQL's text cannot hold U+0000: an address with it names nothing that could be stored. */
export function refuseNulInAddress(): MiddlewareHandler {
  return async (c, next) => {
    if (/%00/.test(c.req.url)) {
      const field = Object.entries(c.req.query()).find(([, value]) => value.includes("\0"))?.[0];
      throw InvalidError.at(field === undefined ? "path" : `query.${field}`, said("The address contains the character U+0000 (%00); leave it out", "地址里有字符 U+0000（%00），请去掉"));
    }
    await next();
  };
}

/**
 * A page of another site, open in the browser of somebody who can reach us, may not change anything here.
 * Programs send neither header and pass.
 */
export function refuseOtherSites(): MiddlewareHandler {
  return async (c, next) => {
    if (!isReading(c.req.method) && isCrossSite(c)) {
      const origin = c.req.header("origin");
      throw new ForbiddenError(said(
        `A page of ${origin ?? "another site"} may not change anything here; use this server's own pages or its API`,
        `${origin ?? "其他网站"}的网页不能在这里改动数据；请使用本服务器自己的页面或接口`,
      ));
    }
    await next();
  };
}

/** Browsers tell by Sec-Fetch-Site on secure and local addresses; on plain HTTP only Origin is there to compare. */
function isCrossSite(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "cross-site";
  const origin = c.req.header("origin");
  if (origin === undefined) return false;
  const hosts = [c.req.header("host"), c.req.header("x-forwarded-host")];
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host);
}

/** Bodies that are read whole are bounded, so that nobody can fill the memory. */
export function limitJsonBodies(): MiddlewareHandler {
  const limitTo = (maxSize: number) => bodyLimit({
    maxSize,
    onError: () => { throw new TooLargeError(said(`The body is larger than ${maxSize} bytes; files are imported by POST /api/imports`, `内容超过 ${maxSize} 字节；文件请走“导入”`)); },
  });
  const [usual, ofBorders] = [limitTo(MOST_JSON_BYTES), limitTo(MOST_BORDER_BYTES)];
  return async (c, next) => {
    if (isReading(c.req.method) || c.req.path === "/api/imports") return next();
    return (BORDERS_PATH.test(c.req.path) ? ofBorders : usual)(c, next);
  };
}
