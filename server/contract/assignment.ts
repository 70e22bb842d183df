import { z } from "zod";
import { instantSchema, lngLatSchema, namedSchema, statedPositionSchema } from "./primitives.ts";

/** How responsibility came out: one rule, several equal ones, none, or no cell at all. */
export const RULED_RESULTS = ["clear", "ambiguous", "gap", "unassigned"] as const;
/** The same for an incident as it stands: somebody may have said who answers instead of the rules. */
export const ASSIGNMENT_RESULTS = [...RULED_RESULTS, "overridden"] as const;
/** How the cell was found. `border`: on a shared border, settled by level and code. */
export const CELL_METHODS = ["inside", "border", "nearest", "none", "no_position"] as const;
/** Why a rule is not the winner. Its own list, so that screens can put each into words. */
export const RULE_REASONS = [
  "most_specific", "equally_specific",
  "less_specific_area", "less_specific_category", "less_specific_subject", "less_specific_time_band",
  "other_subject", "outside_time_band", "not_in_force",
] as const;
export const DUTY_ROLES = ["holder", "deputy", "department_head"] as const;
export const DUTY_OUTCOMES = ["on_duty", "on_leave", "vacant"] as const;

export const ruleConsideredSchema = z.object({
  code: z.string(),
  outcome: z.enum(["won", "tied", "lost"]),
  reason: z.enum(RULE_REASONS),
  cellCode: z.string().nullable(),
  cellNameZh: z.string().nullable(),
  categoryCode: z.string().nullable(),
  categoryNameZh: z.string().nullable(),
  subjectType: z.string().nullable(),
  timeBand: z.object({ fromMinute: z.number().int(), toMinute: z.number().int() }).nullable(),
  leadDepartment: namedSchema,
  assistDepartments: z.array(namedSchema),
  legalBasis: z.string(),
}).meta({ id: "RuleConsidered" });

/** One step of finding who is on duty: the post's holder, then the deputy, then the head. */
export const dutyStepSchema = z.object({
  role: z.enum(DUTY_ROLES),
  postCode: z.string().nullable(),
  postNameZh: z.string().nullable(),
  personCode: z.string().nullable(),
  personName: z.string().nullable(),
  outcome: z.enum(DUTY_OUTCOMES),
  until: instantSchema.nullable().describe("End of the leave, when known"),
}).meta({ id: "DutyStep" });

export const pathCellSchema = namedSchema.extend({ levelCode: z.string(), depth: z.number().int() });

export const explanationSchema = z.object({
  at: instantSchema.describe("Instant for which edition, rules and people were chosen"),
  stated: statedPositionSchema.nullable().describe("The position as it was stated"),
  position: lngLatSchema.nullable(),
  accuracyMetres: z.number().nullable(),
  edition: z.object({
    id: z.number().int(),
    territory: z.string(),
    name: z.string(),
    effectiveFrom: instantSchema.nullable().describe("Null: since the beginning"),
  }).nullable(),
  cellPath: z.array(pathCellSchema).describe("Top cell first, owning cell last; empty when no cell"),
  cellMethod: z.enum(CELL_METHODS),
  nearestCellMetres: z.number().nullable().describe("Distance to the cell when the method is nearest"),
  nearestOther: namedSchema.extend({ distanceMetres: z.number() }).nullable()
    .describe("The closest cell that is not the owner; null beyond searchedMetres"),
  searchedMetres: z.number().describe("How far other cells were searched for"),
  nearBoundary: z.boolean(),
  warningDistanceMetres: z.number(),
  result: z.enum(RULED_RESULTS)
    .describe("unassigned: no cell was found (cellPath is empty) or, in a preview with a cellPath, no category was asked for"),
  rules: z.array(ruleConsideredSchema).describe("Winner or tied rules first"),
  department: namedSchema.nullable(),
  post: namedSchema.nullable(),
  person: z.object({ code: z.string(), name: z.string() }).nullable(),
  duty: z.array(dutyStepSchema).describe("Who was asked in turn, and why the turn passed on"),
}).meta({ id: "Explanation" });

export const previewRequestSchema = z.object({
  position: statedPositionSchema,
  accuracyMetres: z.number().min(0).max(100_000).optional(),
  categoryCode: z.string().min(1).optional()
    .describe("Without one, only the cell is answered for: the result is unassigned and the rules are empty, whatever cellPath says"),
  subjectType: z.string().min(1).optional(),
  at: instantSchema.optional().describe("Default: now"),
}).strict().meta({ id: "PreviewRequest" });

export type RuledResult = (typeof RULED_RESULTS)[number];
export type AssignmentResult = (typeof ASSIGNMENT_RESULTS)[number];
export type CellMethod = (typeof CELL_METHODS)[number];
export type RuleConsidered = z.infer<typeof ruleConsideredSchema>;
export type DutyStep = z.infer<typeof dutyStepSchema>;
export type PathCell = z.infer<typeof pathCellSchema>;
export type Explanation = z.infer<typeof explanationSchema>;
export type PreviewRequest = z.infer<typeof previewRequestSchema>;
