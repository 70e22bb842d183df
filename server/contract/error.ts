import { z } from "zod";

/** The closed list of reasons for which a request is refused. */
export const ERROR_CODES = [
  "invalid", "not_found", "conflict", "forbidden", "too_large", "unsupported", "busy", "internal",
] as const;

/** One place inside the request that was wrong. */
export const errorDetailSchema = z.object({
  field: z.string().describe("Path of the field, query parameter, row or vertex"),
  message: z.string().describe("What was wrong and what to do"),
});

export const errorSchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    details: z.array(errorDetailSchema).optional(),
  }),
}).meta({ id: "Error" });

export type ErrorCode = (typeof ERROR_CODES)[number];
export type ErrorDetail = z.infer<typeof errorDetailSchema>;
export type ErrorBody = z.infer<typeof errorSchema>;
