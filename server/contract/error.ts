import { z } from "zod";
import { namedSchema } from "./primitives.ts";

/** The closed list of reasons for which a request is refused. */
export const ERROR_CODES = [
  "invalid", "not_found", "conflict", "forbidden", "too_large", "unsupported", "unprocessable", "near_boundary", "busy", "internal",
] as const;

/** One place inside the request that was wrong. */
export const errorDetailSchema = z.object({
  field: z.string().describe("Path of the field, query parameter, row or vertex"),
  message: z.string().describe("What was wrong and what to do"),
  messageZh: z.string().optional().describe("The same in Chinese; absent where only the English sentence exists"),
});

/** With `near_boundary`: between which cells a person has to decide. */
export const nearBoundarySchema = z.object({
  cell: namedSchema.nullable().describe("The cell that would own the point; null: none does"),
  other: namedSchema.describe("The closest cell beside it"),
  distanceMetres: z.number().describe("From the point to the other cell"),
  warningDistanceMetres: z.number(),
  accuracyMetres: z.number().nullable().describe("As reported; the point is near within this distance as well"),
}).meta({ id: "NearBoundary" });

export const errorSchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    messageZh: z.string().optional().describe("The same in Chinese; absent only where something between client and server answers"),
    details: z.array(errorDetailSchema).optional(),
    nearBoundary: nearBoundarySchema.optional().describe("Only with the code near_boundary"),
  }),
}).meta({ id: "Error" });

export type ErrorCode = (typeof ERROR_CODES)[number];
export type NearBoundary = z.infer<typeof nearBoundarySchema>;
export type ErrorDetail = z.infer<typeof errorDetailSchema>;
export type ErrorBody = z.infer<typeof errorSchema>;
