import type { ErrorDetail } from "../contract/error.ts";
import type { ImportOptions } from "../contract/import.ts";
import { detailAt, InvalidError } from "../errors.ts";
import { joined, said, type Said } from "../said.ts";
import type { Field, FieldContext, FieldTable, FieldValues } from "./field-table.ts";
import { didYouMean } from "./nearest-name.ts";
import { severalColumns } from "./read/row-table.ts";

/** Where each field of a kind comes from in this file: a column, one value for all rows, or nowhere. */
export type FieldPlaces<F extends FieldTable> = { readonly [K in keyof F]: FieldPlace };
export type FieldPlace = { column: number; name: string } | { constant: unknown } | undefined;

export interface ResolveInput<F extends FieldTable> {
  kind: string;
  fields: F;
  columns: readonly string[];
  options: Pick<ImportOptions, "map" | "set">;
  context: FieldContext;
  /** Fields that the geometry of the features already gives. */
  given?: readonly string[];
}

/**
 * Decides for every field which column it is read from. A mapping wins over a set value, and an
 * unmapped field takes the column that has its own name or one of its aliases.
 *
 * @throws {InvalidError} listing everything that is wrong at once: unknown fields and columns with
 *   the nearest that exist, required fields that come from nowhere, set values that cannot be read.
 */
export function resolveColumns<F extends FieldTable>(input: ResolveInput<F>): FieldPlaces<F> {
  const { fields, columns, options } = input;
  const problems: ErrorDetail[] = [];
  const names = Object.keys(fields);
  const mapped = byFieldName(fields, options.map, "map", input.kind, problems);
  const set = byFieldName(fields, options.set, "set", input.kind, problems);
  const places: Record<string, FieldPlace> = {};
  for (const name of names) {
    const field = fields[name];
    if (field === undefined) continue;
    const column = mapped.get(name);
    if (column !== undefined) places[name] = placeOf(name, column, columns, problems);
    else if (set.has(name)) places[name] = constantOf(name, field, set.get(name) ?? "", input.context, problems);
    else places[name] = sameName(name, field, columns);
    if (field.isRequired && places[name] === undefined && column === undefined && !input.given?.includes(name)) {
      const { en, zh } = listOfColumns(columns);
      problems.push(detailAt(name, said(
        `${input.kind} need the field "${name}" (${field.description}). Map it to a column, --map ${name}=COLUMN, or give one value for all, --set ${name}=VALUE. ${en}`,
        `缺少必填的字段 ${name}：请为它选一列，或填一个固定值。${zh}`,
      )));
    }
  }
  if (problems.length > 0) throw InvalidError.all(said("", ""), problems, { between: said("\n", "") });
  return places as FieldPlaces<F>;
}

/** What the file's row says for every field; `refuse` hears of each field that cannot be read. */
export function readRow<F extends FieldTable>(
  fields: F,
  places: FieldPlaces<F>,
  row: readonly string[],
  context: FieldContext,
  refuse: (field: string, reason: string, value: string, message: string) => void,
): FieldValues<F> | undefined {
  const values: Record<string, unknown> = {};
  let isWhole = true;
  for (const [name, field] of Object.entries(fields)) {
    const place = places[name];
    if (place === undefined) {
      values[name] = field.absent;
    } else if ("constant" in place) {
      values[name] = place.constant;
    } else {
      const text = row[place.column]?.trim() ?? "";
      if (text === "" && !field.isRequired) {
        values[name] = field.absent;
        continue;
      }
      const reading = text === ""
        ? { reason: "missing", message: `The column "${place.name}" is empty, but "${name}" is required.` }
        : field.read(text, context);
      if ("value" in reading) {
        values[name] = reading.value;
      } else {
        refuse(name, reading.reason, text, reading.message);
        isWhole = false;
      }
    }
  }
  return isWhole ? values as FieldValues<F> : undefined;
}

/** For people: which field is read from where. */
export function describePlaces<F extends FieldTable>(places: FieldPlaces<F>): Said {
  const told = Object.entries(places).flatMap(([field, place]) => {
    if (place === undefined) return [];
    return "constant" in place
      ? [said(`${field} = "${String(place.constant)}"`, `${field} 固定为“${String(place.constant)}”`)]
      : [said(`${field} from "${place.name}"`, `${field} 取“${place.name}”列`)];
  });
  return joined(told, said(", ", "，"));
}

function byFieldName(
  fields: FieldTable, given: Readonly<Record<string, string>>, option: string, kind: string, problems: ErrorDetail[],
): Map<string, string> {
  const found = new Map<string, string>();
  const names = Object.keys(fields);
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? name : names.find((n) => fields[n]?.aliases.includes(name));
    if (field !== undefined) found.set(field, value);
    else {
      problems.push(detailAt(`${option}.${name}`, said(
        `${kind} have no field "${name}".${didYouMean(name, names)} Fields: ${names.join(", ")}.`,
        `没有字段“${name}”；有 ${names.join("、")}。`,
      )));
    }
  }
  return found;
}

function placeOf(field: string, column: string, columns: readonly string[], problems: ErrorDetail[]): FieldPlace {
  // "--map parent=" says: although there is a column of that name, leave the field out.
  if (column === "") return undefined;
  const index = columns.indexOf(column);
  if (index === -1) {
    const { en, zh } = listOfColumns(columns);
    problems.push(detailAt(`map.${field}`, said(
      `The file has no column "${column}" (wanted for "${field}").${didYouMean(column, columns)} ${en}`,
      `文件里没有“${column}”列（字段 ${field} 要用）。${zh}`,
    )));
    return undefined;
  }
  if (columns.indexOf(column, index + 1) !== -1) {
    problems.push(detailAt(`map.${field}`, severalColumns(column)));
    return undefined;
  }
  return { column: index, name: column };
}

function constantOf(name: string, field: Field<unknown>, text: string, context: FieldContext, problems: ErrorDetail[]): FieldPlace {
  if (text.trim() === "") return { constant: field.absent };
  const reading = field.read(text.trim(), context);
  if ("value" in reading) return { constant: reading.value };
  problems.push(detailAt(`set.${name}`, said(`--set ${name}: ${reading.message}`, `字段 ${name} 的固定值“${text.trim()}”不能用。`)));
  return undefined;
}

function sameName(name: string, field: Field<unknown>, columns: readonly string[]): FieldPlace {
  for (const candidate of [name, ...field.aliases]) {
    const index = columns.findIndex((column) => column.toLowerCase() === candidate.toLowerCase());
    if (index !== -1) return { column: index, name: columns[index] ?? candidate };
  }
  return undefined;
}

function listOfColumns(columns: readonly string[]): Said {
  if (columns.length === 0) return said("The file has no columns.", "文件没有列。");
  return said(`The file has: ${columns.map((c) => c || "(no name)").join(", ")}.`, `文件的列：${columns.map((c) => c || "（无名）").join("、")}。`);
}
