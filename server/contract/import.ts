import { z } from "zod";
import { CRSS, instantSchema } from "./primitives.ts";

export const IMPORT_KINDS = [
  "levels", "cells", "departments", "posts", "people", "holdings", "leaves", "categories",
  "rules", "enterprises", "river-reaches", "monitoring-sections", "readings", "incidents",
] as const;
export const IMPORT_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;

/** The same options from the command line (`--map a=b`) and from the API (JSON beside the file). */
export const importOptionsSchema = z.object({
  map: z.record(z.string(), z.string()).default({}).describe("Our field to the file's column"),
  set: z.record(z.string(), z.string()).default({}).describe("Our field to one value for every row"),
  encoding: z.enum(["auto", "utf-8", "gb18030"]).default("auto"),
  crs: z.enum(CRSS).optional().describe("Required where positions are read"),
  timeZone: z.string().optional().describe("IANA zone for times that carry no offset; required for them"),
  sourceSystem: z.string().optional(),
  createCategories: z.boolean().default(false),
  compare: z.array(z.string()).default([]).describe("COLUMN=cell.code or COLUMN=cell.name, optionally @LEVEL"),
  recode: z.record(z.string(), z.record(z.string(), z.string())).default({}).describe("Column to a table of value to value"),
  dryRun: z.boolean().default(false),
  level: z.string().optional(),
  createLevel: z.boolean().default(false),
  territory: z.string().optional(),
  edition: z.string().optional(),
  effectiveFrom: z.string().optional(),
  publish: z.boolean().default(false),
  accept: z.array(z.string()).default([]).describe("Finding ids accepted although they are errors"),
  acceptReason: z.string().optional(),
}).strict().meta({ id: "ImportOptions" });

export const importFindingSchema = z.object({
  rowNumber: z.number().int().describe("1 is the first row after the header"),
  field: z.string(),
  reason: z.string(),
  value: z.string(),
  message: z.string(),
  outcome: z.enum(["rejected", "stored"]),
}).meta({ id: "ImportFinding" });

export const agreementSchema = z.object({
  column: z.string(),
  target: z.string(),
  compared: z.number().int(),
  exact: z.number().int(),
  within5Metres: z.number().int().describe("Not exact, but at most 5 m from the recorded cell"),
  within150Metres: z.number().int().describe("More than 5 m, at most 150 m"),
  elsewhere: z.number().int(),
  unknownArea: z.number().int().describe("The record names an area that no cell carries"),
  noArea: z.number().int().describe("The record names no area"),
  noPosition: z.number().int(),
}).meta({ id: "Agreement" });

/** What people should know of an import beside its counts. */
export const importNoteSchema = z.object({
  en: z.string(),
  zh: z.string().nullable().describe("The same in Chinese; null where an earlier version kept English only"),
}).meta({ id: "ImportNote" });

export const importReportSchema = z.object({
  rowsRead: z.number().int(),
  rowsStored: z.number().int(),
  rowsPresent: z.number().int().describe("Already stored by an earlier run or an earlier row"),
  rowsRejected: z.number().int(),
  reasons: z.record(z.string(), z.number().int()).describe("Findings by reason"),
  results: z.record(z.string(), z.number().int()).describe("Stored incidents by assignment result"),
  nearBoundary: z.number().int(),
  placeholders: z.array(z.object({ x: z.number(), y: z.number(), rows: z.number().int() }))
    .describe("Positions shared by suspiciously many rows"),
  agreements: z.array(agreementSchema),
  createdCategories: z.array(z.string()),
  elapsedMs: z.number(),
  notes: z.array(importNoteSchema),
  editionId: z.number().int().optional().describe("The boundary edition that the cells went into; absent on a dry run"),
}).meta({ id: "ImportReport" });

/** What a row is placed by: nothing, x and y or a point, a line, an area (GeoJSON only). */
export const IMPORT_PLACES = ["none", "point", "line", "area"] as const;

/** One kind of file for those who choose a column for each of its fields. */
export const importKindSchema = z.object({
  kind: z.enum(IMPORT_KINDS),
  summary: z.string(),
  fields: z.array(z.object({
    name: z.string(),
    isRequired: z.boolean(),
    description: z.string(),
    aliases: z.array(z.string()).describe("Column names that mean this field where nothing else is mapped"),
  })),
  place: z.enum(IMPORT_PLACES),
  hasTimes: z.boolean().describe("Whether instants are read; those without offset need a time zone"),
}).meta({ id: "ImportKind" });

export const importKindsSchema = z.object({
  items: z.array(importKindSchema).describe("In the order in which a new deployment loads them"),
  mostUploadBytes: z.number().int().describe("Larger files are refused with 413"),
}).meta({ id: "ImportKinds" });

export const importJobSchema = z.object({
  id: z.number().int(),
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(IMPORT_STATES),
  bytesTotal: z.number().int().nullable(),
  bytesDone: z.number().int(),
  rowsRead: z.number().int(),
  rowsStored: z.number().int(),
  rowsPresent: z.number().int(),
  rowsRejected: z.number().int(),
  rowsPerSecond: z.number().nullable(),
  remainingMs: z.number().nullable(),
  report: importReportSchema.nullable(),
  error: z.string().nullable(),
  errorZh: z.string().nullable().describe("The same in Chinese; null too where an earlier version kept English only"),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
}).meta({ id: "ImportJob" });

export type ImportKind = (typeof IMPORT_KINDS)[number];
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportOptions = z.infer<typeof importOptionsSchema>;
export type ImportFinding = z.infer<typeof importFindingSchema>;
export type Agreement = z.infer<typeof agreementSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
export type ImportKindDescription = z.infer<typeof importKindSchema>;
export type ImportKinds = z.infer<typeof importKindsSchema>;
export type ImportJob = z.infer<typeof importJobSchema>;
