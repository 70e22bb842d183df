import type { ImportKindDescription, ImportOptions } from "../../server/contract/import.ts";
import type { CRSS } from "../../server/contract/primitives.ts";
import type { FileHead } from "../file-head/file-head.ts";

/** Where a field is read from: a column, one value for every row, or nowhere. */
export type FieldSource = { from: "column"; column: string } | { from: "value"; value: string } | { from: "nowhere" };
export const NOWHERE: FieldSource = { from: "nowhere" };

/** Units of readings: what headings state (null: nothing), what was chosen for an indicator, and which units it knows. */
export interface ReadingUnits {
  readonly stated: ReadonlyMap<string, string | null>;
  readonly chosen: ReadonlyMap<string, string>;
  readonly byIndicator: ReadonlyMap<string, { readonly units: readonly string[]; readonly isNeeded: boolean }>;
}

/** Everything that is stated beside the file and its columns; "" is "not stated". */
export interface ImportChoices {
  encoding: "auto" | "utf-8" | "gb18030";
  crs: (typeof CRSS)[number] | "";
  timeZone: string;
  sourceSystem: string;
  createCategories: boolean;
  level: string;
  createLevel: boolean;
  territory: string;
  edition: string;
  effectiveFrom: string;
  publish: boolean;
}

export const firstChoices = (timeZone: string): ImportChoices => ({
  encoding: "auto", crs: "", timeZone, sourceSystem: "", createCategories: false,
  level: "", createLevel: false, territory: "", edition: "", effectiveFrom: "", publish: false,
});

/** What keeps the import from being started; words for each are in `imports.problems`. */
export type ImportProblem = "kind" | "file" | "tooLarge" | "fault" | "needsFeatures" | "needsTable" | "crs" | "position" | "line" | "fields" | "measured" | "unit" | "units" | "level" | "timeZone";

export interface ImportPlan {
  kind: ImportKindDescription | null;
  file: { size: number } | null;
  head: FileHead | null;
  sources: ReadonlyMap<string, FieldSource>;
  choices: ImportChoices;
  units: ReadingUnits;
  mostUploadBytes: number;
}

const isGiven = (plan: ImportPlan, field: string) => (plan.sources.get(field) ?? NOWHERE).from !== "nowhere";

/** Fields that every row must have and that come from nowhere. */
export function missingFields(plan: ImportPlan): string[] {
  return (plan.kind?.fields ?? []).filter(({ name, isRequired }) => isRequired && !isGiven(plan, name)).map(({ name }) => name);
}

/** A table of readings with one reading a row; else each indicator has a column. */
export const isLongTable = (plan: Pick<ImportPlan, "sources">): boolean => ["indicator", "value"].every((field) => (plan.sources.get(field) ?? NOWHERE).from !== "nowhere");

/** Indicators whose column states no unit, for which none was chosen, and that mean nothing without. */
export function indicatorsWithoutUnit({ sources, units }: Pick<ImportPlan, "sources" | "units">): string[] {
  const forAll = sources.get("unit");
  if (forAll?.from === "value" && forAll.value.trim() !== "") return [];
  return [...sources].flatMap(([field, source]) => {
    const isMissing = source.from === "column" && units.byIndicator.get(field)?.isNeeded === true && !units.chosen.has(field) && (units.stated.get(source.column) ?? null) === null;
    return isMissing ? [field] : [];
  });
}

/** What keeps readings from being understood: nothing was measured, or nobody knows in what. */
function problemsOfReadings(plan: ImportPlan): ImportProblem[] {
  if (isLongTable(plan)) return isGiven(plan, "unit") ? [] : ["unit"];
  if (![...plan.units.byIndicator.keys()].some((field) => isGiven(plan, field))) return ["measured"];
  return indicatorsWithoutUnit(plan).length > 0 ? ["units"] : [];
}

/** Everything that is still in the way, in the order in which it is asked for. */
export function problemsOf(plan: ImportPlan): ImportProblem[] {
  const { kind, file, head, choices } = plan;
  if (kind === null) return ["kind"];
  if (file === null || head === null) return ["file"];
  if (file.size > plan.mostUploadBytes) return ["tooLarge"];
  if (head.kind === "fault") return ["fault"];
  if (kind.place === "area" && head.kind === "table") return ["needsFeatures"];
  if (kind.place === "none" && head.kind === "features") return ["needsTable"];
  const isTable = head.kind === "table";
  return [
    ...(needsCrs(plan) && choices.crs === "" ? ["crs" as const] : []),
    ...(isTable && kind.place === "point" && !(isGiven(plan, "x") && isGiven(plan, "y")) ? ["position" as const] : []),
    ...(isTable && kind.place === "line" && !isGiven(plan, "geometry") ? ["line" as const] : []),
    ...(missingFields(plan).length > 0 ? ["fields" as const] : []),
    ...(kind.kind === "readings" ? problemsOfReadings(plan) : []),
    ...(kind.kind === "cells" && choices.level === "" && !isGiven(plan, "level") ? ["level" as const] : []),
    ...(kind.hasTimes && !isTimeZone(choices.timeZone.trim()) ? ["timeZone" as const] : []),
  ];
}

function isTimeZone(name: string): boolean {
  try {
    return name !== "" && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Positions in a table say nothing of their reference system; GeoJSON is WGS 84 unless another is stated. */
export function needsCrs({ kind, head }: Pick<ImportPlan, "kind" | "head">): boolean {
  return kind !== null && kind.place !== "none" && head?.kind === "table";
}

/** The options as the API takes them: only what means something for this kind and was stated. */
export function optionsOf({ kind, sources, choices, units }: ImportPlan, dryRun: boolean): Partial<ImportOptions> {
  const map: Record<string, string> = {};
  const set: Record<string, string> = {};
  for (const { name } of kind?.fields ?? []) {
    const source = sources.get(name) ?? NOWHERE;
    if (source.from === "value") set[name] = source.value;
    // Said outright, so that a column that merely has the field's name is not taken after all.
    else map[name] = source.from === "column" ? source.column : "";
  }
  for (const [indicator, unit] of units.chosen) if (sources.get(indicator)?.from === "column") set[`unit.${indicator}`] = unit;
  const isCells = kind?.kind === "cells";
  const isIncidents = kind?.kind === "incidents";
  return {
    map, set, dryRun, encoding: choices.encoding,
    ...(kind?.place !== "none" && choices.crs !== "" ? { crs: choices.crs } : {}),
    ...(kind?.hasTimes === true ? { timeZone: choices.timeZone.trim() } : {}),
    ...(isIncidents ? { createCategories: choices.createCategories, ...stated({ sourceSystem: choices.sourceSystem }) } : {}),
    ...(isCells ? { createLevel: choices.createLevel, publish: choices.publish, ...stated({ level: choices.level, territory: choices.territory, edition: choices.edition, effectiveFrom: choices.effectiveFrom }) } : {}),
  };
}

function stated(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ""));
}
