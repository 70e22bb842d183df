import { z } from "zod";
import { ASSIGNMENT_RESULTS } from "./assignment.ts";
import { instantSchema, namedSchema } from "./primitives.ts";
import { ruleSchema } from "./reference.ts";

const timeBandSchema = z.object({
  fromMinute: z.number().int().min(0).max(1439).describe("Local minute of the day, included"),
  toMinute: z.number().int().min(0).max(1440).describe("Local minute of the day, not included; smaller than fromMinute: over midnight"),
});

/** How an area answers for a category: by one rule at every time, by several at some time, by none at some time, or only further down. */
export const MATRIX_STATES = ["clear", "ambiguous", "gap", "below"] as const;

export const matrixAreaSchema = z.object({
  territory: z.string(),
  cellCode: z.string().nullable().describe("Null: every cell of the territory that lies in no area listed"),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  levelCode: z.string().nullable(),
  depth: z.number().int().describe("Of its level; 0 for a territory as a whole"),
  parent: z.number().int().nullable().describe("Place in `areas` of the next area above"),
  ownRules: z.number().int().describe("Rules in force that name this very cell"),
  leafCells: z.number().int().describe("Undivided cells for which this is the narrowest area listed; they all answer as this area does"),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
}).meta({ id: "MatrixArea" });

/** Who answers for one kind of subject in one part of the day. */
export const matrixAnswerSchema = z.object({
  subjectType: z.string().nullable().describe("Null: every subject that has no answer of its own here"),
  timeBand: timeBandSchema.nullable().describe("Null: at every time of day"),
  result: z.enum(["clear", "ambiguous", "gap"]),
  ruleCodes: z.array(z.string()).describe("The winner, or all rules that tie"),
}).meta({ id: "MatrixAnswer" });

export const matrixEntrySchema = z.object({
  area: z.number().int().describe("Place in `areas`"),
  categoryCode: z.string(),
  state: z.enum(MATRIX_STATES).describe("The worst of its answers; below: no cell has this as its narrowest area, the areas beneath it answer"),
  worstBelow: z.enum(["clear", "ambiguous", "gap"]).describe("The worst state of the undivided cells in this area, narrower areas included"),
  answers: z.array(matrixAnswerSchema),
  ruleCodes: z.array(z.string()).describe("Rules in force that name this very area and this category"),
  incidents: z.number().int().describe("Incidents of the last twelve months in this area and category"),
}).meta({ id: "MatrixEntry" });

export const matrixRuleSchema = ruleSchema.extend({
  change: z.enum(["kept", "added", "changed"]).describe("What the draft did; kept without a draft"),
  replaces: z.string().nullable().describe("The rule that this one takes the place of, in a draft"),
}).meta({ id: "MatrixRule" });

export const matrixCategorySchema = namedSchema.extend({
  parentCode: z.string().nullable(),
  isLeaf: z.boolean(),
}).meta({ id: "MatrixCategory" });

export const responsibilityMatrixSchema = z.object({
  at: instantSchema,
  draft: z.object({ id: z.number().int(), name: z.string(), revision: z.number().int() }).nullable(),
  firstContact: namedSchema.nullable().describe("Who is asked where no rule answers"),
  areas: z.array(matrixAreaSchema),
  categories: z.array(matrixCategorySchema).describe("Parents before their children"),
  entries: z.array(matrixEntrySchema),
  rules: z.array(matrixRuleSchema).describe("Every rule in force that may apply in the areas"),
  departments: z.array(namedSchema),
  posts: z.array(namedSchema.extend({ departmentCode: z.string() })).describe("Posts that belong to no cell"),
  postKinds: z.array(z.string()).describe("Kinds of posts that belong to cells"),
  subjectTypes: z.array(z.string()).describe("Named by rules, enterprises or incidents"),
}).meta({ id: "ResponsibilityMatrix" });

export const CHECK_KINDS = [
  "ambiguous", "gap", "category_without_rule", "vacant_post", "holder_away", "cell_without_post",
  "department_without_head", "rule_never_wins", "rule_names_missing",
] as const;

/** One thing that is not in order, with what it takes to find it on the screen. */
export const responsibilityCheckSchema = z.object({
  id: z.string().describe("The same for the same fault"),
  kind: z.enum(CHECK_KINDS),
  severity: z.enum(["error", "warning", "notice"]).describe("error: nobody is asked, or nobody can tell who; warning: somebody stands in; notice: worth a look"),
  category: namedSchema.nullable(),
  areas: z.array(namedSchema.extend({ territory: z.string() })).describe("Where, as few areas as say it; code is empty for a territory as a whole"),
  except: z.array(namedSchema.extend({ territory: z.string() })).describe("Areas within those in which it does not hold"),
  subjectType: z.string().nullable(),
  timeBand: timeBandSchema.nullable(),
  ruleCodes: z.array(z.string()),
  departments: z.array(namedSchema).describe("Of the rules, or the one that is at fault"),
  post: namedSchema.extend({ kind: z.string(), cellCode: z.string().nullable() }).nullable(),
  postKind: z.string().nullable().describe("The kind of post that a cell lacks"),
  since: instantSchema.nullable().describe("Since when a post is empty or its holder away, when known"),
  covered: z.boolean().describe("Whether a deputy or a head is on duty meanwhile"),
  missing: z.array(z.string()).describe("What a rule names and nobody knows: cell:CODE, post_kind:KIND, department:CODE"),
  advice: z.string().describe("What to do, in English"),
  incidents: z.number().int().describe("Incidents of the last twelve months that fell on it"),
}).meta({ id: "ResponsibilityCheck" });

export const responsibilityChecksSchema = z.object({
  at: instantSchema,
  countedFrom: instantSchema,
  draft: z.object({ id: z.number().int(), revision: z.number().int() }).nullable(),
  counts: z.record(z.enum(CHECK_KINDS), z.number().int()),
  items: z.array(responsibilityCheckSchema).describe("Errors first, then by incidents"),
}).meta({ id: "ResponsibilityChecks" });

// ---- drafts ---------------------------------------------------------------------------------

const codeSchema = z.string().min(1).max(200);

/** What a rule says. It begins when the draft is applied. */
export const ruleTermsSchema = z.object({
  territory: codeSchema.nullable().optional().describe("Needed only where several territories have a cell of this code"),
  cellCode: codeSchema.nullable(),
  categoryCode: codeSchema.nullable(),
  subjectType: codeSchema.nullable(),
  timeBand: timeBandSchema.strict().nullable(),
  leadDepartmentCode: codeSchema,
  leadPostCode: codeSchema.nullable(),
  leadPostKind: codeSchema.nullable(),
  assistDepartmentCodes: z.array(codeSchema).max(100),
  legalBasis: z.string().max(2000),
}).strict().meta({ id: "RuleTerms" });

/** A change ends the rule and begins another in its place: no rule is ever overwritten. */
export const ruleChangeSchema = z.discriminatedUnion("op", [
  z.object({ op: z.literal("add"), code: codeSchema.describe("A code that no rule has"), rule: ruleTermsSchema }).strict(),
  z.object({ op: z.literal("change"), code: codeSchema.describe("The rule in force that this takes the place of"), rule: ruleTermsSchema }).strict(),
  z.object({ op: z.literal("end"), code: codeSchema.describe("The rule in force that ends") }).strict(),
]).meta({ id: "RuleChange" });

export const ruleDraftSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  state: z.enum(["open", "applied"]),
  revision: z.number().int(),
  by: z.string().nullable(),
  changes: z.array(ruleChangeSchema),
  baseChanged: z.boolean().describe("Rules have changed since the draft was begun or last brought up to date; it cannot be applied until it is"),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  appliedAt: instantSchema.nullable(),
}).meta({ id: "RuleDraft" });

const nameSchema = z.string().trim().min(1).max(200);
export const newRuleDraftSchema = z.object({ name: nameSchema, by: z.string().trim().min(1).max(200).optional() }).strict().meta({ id: "NewRuleDraft" });
export const ruleDraftEditSchema = z.object({
  expectedRevision: z.number().int(),
  name: nameSchema.optional(),
  changes: z.array(ruleChangeSchema).max(1000),
  acceptBase: z.boolean().optional().describe("Takes the rules as they are now for the base; refused while a change names a rule that has ended"),
}).strict().meta({ id: "RuleDraftEdit" });

// ---- dry run --------------------------------------------------------------------------------

export const resultCountsSchema = z.record(z.enum(ASSIGNMENT_RESULTS), z.number().int());
const dryRunSideSchema = z.object({
  result: z.enum(["clear", "ambiguous", "gap", "unassigned"]),
  department: namedSchema.nullable(),
  post: namedSchema.nullable().default(null).describe("Asked first; null for none and for posts of cells, of which the kind is told"),
  postKind: z.string().nullable().default(null),
});

export const dryRunReportSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  incidents: z.number().int(),
  recorded: resultCountsSchema.describe("As the incidents are stored"),
  before: resultCountsSchema.describe("By the rules in force today, at the place and to the people of each incident's own time"),
  after: resultCountsSchema.describe("The same by the draft's rules"),
  nobodyOnDuty: z.object({ before: z.number().int(), after: z.number().int() }).describe("A department answers, but nobody there was on duty"),
  changed: z.number().int().describe("Incidents with another result, department or post: who held the post does not depend on the rules"),
  flows: z.array(z.object({ from: dryRunSideSchema, to: dryRunSideSchema, count: z.number().int() })).describe("Largest first, at most 200"),
  flowsLeftOut: z.number().int().describe("Incidents in flows beyond the first 200"),
  categories: z.array(namedSchema.extend({
    incidents: z.number().int(), changed: z.number().int(),
    ambiguous: z.object({ before: z.number().int(), after: z.number().int() }),
    gap: z.object({ before: z.number().int(), after: z.number().int() }),
  })).describe("Most changed first"),
  ambiguitiesLeft: z.array(z.object({ category: namedSchema, ruleCodes: z.array(z.string()), incidents: z.number().int() })).describe("Most incidents first"),
  sample: z.array(z.object({
    id: z.number().int(), title: z.string(), occurredAt: instantSchema, category: namedSchema, cell: namedSchema.nullable(),
    before: dryRunSideSchema, after: dryRunSideSchema,
  })).describe("The newest fifty that change"),
}).meta({ id: "DryRunReport" });

export const dryRunSchema = z.object({
  id: z.number().int(),
  draftId: z.number().int(),
  draftRevision: z.number().int().describe("Of the draft that was run, not of what it has become since"),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  rowsTotal: z.number().int().nullable(),
  rowsDone: z.number().int(),
  rowsPerSecond: z.number().nullable(),
  remainingMs: z.number().nullable(),
  report: dryRunReportSchema.nullable(),
  error: z.string().nullable(),
  errorZh: z.string().nullable().describe("The same in Chinese; null too where an earlier version kept English only"),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
}).meta({ id: "DryRun" });

export type MatrixArea = z.infer<typeof matrixAreaSchema>;
export type MatrixAnswer = z.infer<typeof matrixAnswerSchema>;
export type MatrixEntry = z.infer<typeof matrixEntrySchema>;
export type MatrixRule = z.infer<typeof matrixRuleSchema>;
export type ResponsibilityMatrix = z.infer<typeof responsibilityMatrixSchema>;
export type CheckKind = (typeof CHECK_KINDS)[number];
export type ResponsibilityCheck = z.infer<typeof responsibilityCheckSchema>;
export type ResponsibilityChecks = z.infer<typeof responsibilityChecksSchema>;
export type RuleTerms = z.infer<typeof ruleTermsSchema>;
export type RuleChange = z.infer<typeof ruleChangeSchema>;
export type RuleDraft = z.infer<typeof ruleDraftSchema>;
export type NewRuleDraft = z.infer<typeof newRuleDraftSchema>;
export type RuleDraftEdit = z.infer<typeof ruleDraftEditSchema>;
export type DryRunReport = z.infer<typeof dryRunReportSchema>;
export type DryRun = z.infer<typeof dryRunSchema>;
