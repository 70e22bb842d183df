import { findIndicator, type Indicator, isUnitOf, knownUnits, needsUnit, readHeading, readHeadingInUnknownUnit } from "../../../geo/index.ts";
import type { ErrorDetail } from "../../contract/error.ts";
import type { ImportOptions } from "../../contract/import.ts";
import { detailAt, InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";
import type { FieldContext } from "../field-table.ts";
import { type FieldPlaces, resolveColumns } from "../resolve-columns.ts";
import { READING_FIELDS } from "./reading-fields.ts";

/** One column of a wide table. */
export interface IndicatorColumn {
  column: number;
  heading: string;
  indicator: Indicator;
  unit: string;
}

export interface ReadingColumns {
  places: FieldPlaces<typeof READING_FIELDS>;
  /** Empty for a long table. */
  wide: readonly IndicatorColumn[];
}

const UNIT_OF = "unit.";

/**
 * Decides whether the file is long (indicator and value columns) or wide (a column an indicator) and
 * where everything stands. A wide column is found by its heading or mapped, `--map w21003=COLUMN`.
 *
 * @throws {InvalidError} listing everything that is wrong at once, columns without a unit included.
 */
export function resolveReadingColumns(columns: readonly string[], options: Pick<ImportOptions, "map" | "set">, context: FieldContext): ReadingColumns {
  const problems: ErrorDetail[] = [];
  const { plain, mapped, units } = sortOptions(options, problems);
  const places = resolveColumns({ kind: "readings", fields: READING_FIELDS, columns, options: plain, context });
  const isLong = places.indicator !== undefined && places.value !== undefined;
  const wide = isLong ? [] : findWide(columns, mapped, problems).map((found) => withUnit(found, units, constantUnit(places), problems));
  if (!isLong && wide.length === 0 && problems.length === 0) {
    problems.push(detailAt("indicator", said(
      `The file has neither the columns indicator and value nor a column headed with an indicator, such as 氨氮(mg/L). Map them, --map indicator=COLUMN,value=COLUMN or --map w21003=COLUMN. The file has: ${columns.join(", ")}.`,
      `文件里既没有“指标”和“监测值”两列，也没有以指标为名的列（如 氨氮(mg/L)），请选定。文件的列：${columns.join("、")}。`,
    )));
  }
  if (problems.length > 0) throw InvalidError.all(said("", ""), problems, { between: said("\n", "") });
  return { places, wide };
}

/** Splits off what is said of single indicators: `--map w21003=COLUMN` and `--set unit.w21003=µg/L`. */
function sortOptions({ map, set }: Pick<ImportOptions, "map" | "set">, problems: ErrorDetail[]) {
  const plain = { map: {} as Record<string, string>, set: {} as Record<string, string> };
  const mapped = new Map<Indicator, string>();
  const units = new Map<Indicator, string>();
  const fields = Object.entries(READING_FIELDS).flatMap(([name, { aliases }]) => [name, ...aliases]);
  for (const [name, column] of Object.entries(map)) {
    const indicator = fields.includes(name) ? undefined : findIndicator(name);
    if (indicator === undefined) plain.map[name] = column;
    else mapped.set(indicator, column);
  }
  for (const [name, value] of Object.entries(set)) {
    if (!name.startsWith(UNIT_OF)) {
      plain.set[name] = value;
      continue;
    }
    const indicator = findIndicator(name.slice(UNIT_OF.length));
    if (indicator === undefined) problems.push(detailAt(`set.${name}`, said(
      `"${name.slice(UNIT_OF.length)}" is no indicator that is known.`,
      `不认识指标“${name.slice(UNIT_OF.length)}”。`,
    )));
    else units.set(indicator, value);
  }
  return { plain, mapped, units };
}

interface FoundColumn extends Omit<IndicatorColumn, "unit"> {
  statedUnit: string | null;
}

function findWide(columns: readonly string[], mapped: ReadonlyMap<Indicator, string>, problems: ErrorDetail[]): FoundColumn[] {
  const found: FoundColumn[] = [];
  for (const [indicator, heading] of mapped) {
    const column = columns.indexOf(heading);
    const read = readHeading(heading);
    if (column >= 0) found.push({ column, heading, indicator, statedUnit: read?.indicator === indicator ? read.unit : null });
    else if (heading !== "") {
      problems.push(detailAt(`map.${indicator.code}`, said(
        `The file has no column "${heading}" (wanted for ${indicator.nameZh}). It has: ${columns.join(", ")}.`,
        `文件里没有“${heading}”列（${indicator.nameZh}要用）。文件的列：${columns.join("、")}。`,
      )));
    };
  }
  columns.forEach((heading, column) => {
    const read = readHeading(heading);
    if (read === undefined || mapped.has(read.indicator) || found.some((other) => other.column === column)) return;
    const same = found.find(({ indicator }) => indicator === read.indicator);
    if (same === undefined) found.push({ column, heading, indicator: read.indicator, statedUnit: read.unit });
    else {
      const { code, nameZh } = read.indicator;
      problems.push(detailAt(code, said(
        `The columns "${same.heading}" and "${heading}" both hold ${nameZh}; say which with --map ${code}=COLUMN.`,
        `“${same.heading}”和“${heading}”两列都是${nameZh}，请为它选定一列。`,
      )));
    };
  });
  // Left out without a word it would make the water look better than it is.
  for (const heading of columns) {
    const unread = readHeadingInUnknownUnit(heading);
    if (unread === undefined || mapped.has(unread.indicator) || found.some(({ indicator }) => indicator === unread.indicator)) continue;
    const { code, nameZh } = unread.indicator;
    const units = knownUnits(unread.indicator);
    problems.push(detailAt(`${UNIT_OF}${code}`, said(
      `The column "${heading}" (${nameZh}) is stated in "${unread.unit}", which is no unit of it. Say --map ${code}="${heading}" --set unit.${code}=UNIT, one of ${units.join(", ")}, or --map ${code}= to leave it out.`,
      `“${heading}”列（${nameZh}）写的单位“${unread.unit}”不能用于它。请选定这一列并从 ${units.join("、")} 中选单位，或不导入这个指标。`,
    )));
  }
  return found;
}

function withUnit({ statedUnit, ...found }: FoundColumn, units: ReadonlyMap<Indicator, string>, forAll: string, problems: ErrorDetail[]): IndicatorColumn {
  const { indicator, heading } = found;
  const own = units.get(indicator) ?? statedUnit;
  // What is set for all columns is meant for concentrations, and leaves a pH alone.
  const unit = own ?? (isUnitOf(indicator, forAll) ? forAll : "");
  if (!isUnitOf(indicator, unit) && (unit !== "" || needsUnit(indicator))) {
    const what = unit === "" ? said("does not state its unit", "没有写单位") : said(`is stated in "${unit}", which is no unit of it`, `写的单位“${unit}”不能用于它`);
    const units = knownUnits(indicator);
    problems.push(detailAt(`${UNIT_OF}${indicator.code}`, said(
      `The column "${heading}" (${indicator.nameZh}) ${what.en}. Say --set unit.${indicator.code}=UNIT, one of ${units.join(", ")}, or --set unit=mg/L for all columns without one.`,
      `“${heading}”列（${indicator.nameZh}）${what.zh}，请从 ${units.join("、")} 中选择。`,
    )));
  }
  return { ...found, unit };
}

function constantUnit(places: FieldPlaces<typeof READING_FIELDS>): string {
  return places.unit !== undefined && "constant" in places.unit && typeof places.unit.constant === "string" ? places.unit.constant : "";
}
