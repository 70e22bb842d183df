import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { GeoInputError } from "../../geo/index.ts";
import type { ErrorBody, ErrorCode, ErrorDetail } from "../contract/error.ts";
import { NearBoundaryError, ServiceError } from "../errors.ts";
import { isDatabaseAway } from "./is-database-away.ts";

/** The only place that knows which status number goes with which refusal. */
const STATUS: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  near_boundary: 409,
  busy: 503,
  internal: 500,
};

/**
 * Turns anything thrown into the one error shape. The message of an unknown error is logged and
 * never sent: it may hold what the caller has no right to see.
 */
export function errorResponse(error: unknown, context: Context, logError: (error: unknown) => void): Response {
  const { code, message, messageZh, details } = describe(error, logError);
  const body: ErrorBody = { error: { code, message, messageZh, ...(details.length > 0 ? { details: [...details] } : {}), ...(error instanceof NearBoundaryError ? { nearBoundary: error.nearBoundary } : {}) } };
  return context.json(body, STATUS[code]);
}

interface Described { readonly code: ErrorCode; readonly message: string; readonly messageZh: string; readonly details: readonly ErrorDetail[]; }

function describe(error: unknown, logError: (error: unknown) => void): Described {
  if (error instanceof ServiceError) return error;
  if (error instanceof GeoInputError) return { code: "invalid", message: error.message, messageZh: `坐标不能识别（${error.message}）`, details: [] };
  if (error instanceof HTTPException && error.status < 500) return describeRefusal(error);
  logError(error);
  if (isDatabaseAway(error)) return { code: "busy", message: "The database does not answer at the moment; try again shortly", messageZh: "数据库暂时没有回应，请稍后再试", details: [] };
  return { code: "internal", message: "The server failed while answering; its log has the cause", messageZh: "服务器处理时出错，原因见服务器日志", details: [] };
}

/** What the framework refuses before a route is asked. */
function describeRefusal({ status, message }: HTTPException): Described {
  if (status === 415) return { code: "unsupported", message: "The body's type is not understood here: send Content-Type: application/json", messageZh: "不接收这种类型的内容，请以 Content-Type: application/json 发送", details: [] };
  return { code: "invalid", message: message || "The request was not understood", messageZh: "请求的格式有误，服务器没有看懂", details: [] };
}
