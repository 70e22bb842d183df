import { OpenAPIHono, z } from "@hono/zod-openapi";
import { errorSchema } from "../contract/error.ts";
import { detailAt, InvalidError } from "../errors.ts";
import { unstorableTexts } from "../imports/storable-text.ts";
import { said } from "../said.ts";
import { issueInWords } from "./issue-words.ts";

// Where a schema has words of its own, those are told.
z.config({ localeError: issueInWords });

/**
 * A router whose refused parameters and bodies take the one error shape, place by place. Bodies with texts that
 * PostgreSQL cannot keep are refused as well: half a character would silently become another one.
 */
export function createApiRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return result.target === "json" ? refuseUnstorable(result.data) : undefined;
      throw invalidFrom(result.error, result.target);
    },
  });
}

function refuseUnstorable(body: unknown): void {
  const details = unstorableTexts(body, "body").map((field) => detailAt(field, said(
    `${field} contains the character U+0000 or half a character (a lone surrogate); leave it out`,
    `${field} 含有字符 U+0000 或半个字符，请去掉`,
  )));
  if (details.length > 0) throw InvalidError.all(said("The request cannot be taken: ", "请求不能接受："), details);
}

function invalidFrom(error: z.ZodError | z.core.$ZodError, target: string): InvalidError {
  const details = error.issues.map((issue) => ({
    field: [target === "json" ? "body" : target, ...issue.path.map(String)].join("."),
    message: issue.message,
  }));
  return new InvalidError(said(
    `The request was not understood: ${details.map((d) => `${d.field}: ${d.message}`).join("; ")}`,
    `请求里有几处填写有误：${details.map((d) => d.field).join("、")}`,
  ), details);
}

/** For routes that take no query parameters: any at all is refused, never ignored. */
export const noQuery = z.object({}).strict();

const jsonOf = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** A JSON answer and the refusals that any route may give. */
export function answers<T extends z.ZodType>(schema: T, description: string) {
  return { 200: jsonOf(schema, description), ...refusals };
}

export const refusals = {
  400: jsonOf(errorSchema, "The request was wrong; details name the places"),
  404: jsonOf(errorSchema, "There is no such thing"),
  403: jsonOf(errorSchema, "A page of another site may not change anything here"),
  409: jsonOf(errorSchema, "The request conflicts with what is stored"),
  413: jsonOf(errorSchema, "The body is larger than this route takes"),
  415: jsonOf(errorSchema, "The body's type is not understood"),
  422: jsonOf(errorSchema, "The request is well formed and asks for what cannot be; details name the places"),
  500: jsonOf(errorSchema, "The server failed; the log has the cause"),
  503: jsonOf(errorSchema, "Not now: the database does not answer or the work is taken; try again shortly"),
} as const;
