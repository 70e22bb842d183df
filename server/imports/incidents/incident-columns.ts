import type { SourceCrs } from "../../../geo/index.ts";
import type { ImportOptions } from "../../contract/import.ts";
import { InvalidError } from "../../errors.ts";
import { said, type Said } from "../../said.ts";
import type { RowTable } from "../read/row-table.ts";
import { describePlaces, resolveColumns } from "../resolve-columns.ts";
import { statedCrs } from "../stated-crs.ts";
import { INCIDENT_FIELDS, type IncidentField } from "./incident-fields.ts";
import { type RecodeTable, recodeTables } from "./recode-table.ts";
import { type DateOrder, TimeReader } from "./read-time.ts";

/** Where the value of one field stands in each row. */
export interface ValuePlace {
  /** Index into the row, or -1 for the same value in every row. */
  column: number;
  constant: string;
  recode: RecodeTable | null;
}

/** How the rows of one file are to be read. */
export interface IncidentColumns {
  width: number;
  places: Record<Exclude<IncidentField, "date_order">, ValuePlace>;
  isMapped(field: IncidentField): boolean;
  /** Null when the file gives no positions at all. */
  crs: SourceCrs | null;
  /** Positions come from the features rather than from columns. */
  usesGeometry: boolean;
  times: TimeReader;
  /** By column. */
  recodes: ReadonlyMap<string, RecodeTable>;
  notes: Said[];
}

/**
 * Decides once for the whole file how its rows are read.
 *
 * @throws {InvalidError} naming every option that is wrong or missing.
 */
export function resolveIncidentColumns(table: RowTable, options: ImportOptions, fileName: string): IncidentColumns {
  const found = resolveColumns({
    kind: "incidents", fields: INCIDENT_FIELDS, columns: table.columns, options, context: { timeZone: "UTC" },
  });
  const isMapped = (field: IncidentField): boolean => found[field] !== undefined;
  if (!isMapped("reported_at") && !isMapped("occurred_at")) {
    throw InvalidError.at("reported_at", said(
      `Incidents need a time: map reported_at or occurred_at, --map reported_at=COLUMN. The file has: ${table.columns.join(", ")}.`,
      `投诉件须有时间：请为“上报时间”或“发生时间”选一列。文件的列：${table.columns.join("、")}。`,
    ));
  }
  if (isMapped("x") !== isMapped("y")) {
    throw InvalidError.at(isMapped("x") ? "y" : "x", said("Positions need both x and y: map them to the columns of longitude and latitude.", "位置须同时有经度和纬度，请各选一列。"));
  }
  const usesGeometry = table.format === "geojson" && !isMapped("x");
  const read = describePlaces(found);
  const notes = [said(`Read: ${read.en}.`, `读取：${read.zh}。`)];
  const sourceSystem = options.sourceSystem ?? (isMapped("source_system") ? null : sourceSystemOf(fileName));
  if (options.sourceSystem === undefined && sourceSystem !== null) {
    notes.push(said(
      `The source system is called "${sourceSystem}" after the file; state another with --source-system.`,
      `来源系统按文件名记为“${sourceSystem}”，可另行填写“来源系统”。`,
    ));
  }
  if (!isMapped("external_id")) {
    notes.push(said(
      "No column identifies the incidents, so a fingerprint of each row does: rows that are alike in every column count once.",
      "没有列标识投诉件，改以每行内容的指纹识别：各列都相同的行只算一件。",
    ));
  }
  if (!isMapped("x") && !usesGeometry) notes.push(said("The file gives no positions: every incident waits unassigned.", "文件没有位置：各件均待归格。"));

  const recodes = recodeTables(options.recode);
  const placeOf = (field: IncidentField): ValuePlace => {
    const place = found[field];
    if (place === undefined) return { column: -1, constant: "", recode: null };
    if ("constant" in place) return { column: -1, constant: typeof place.constant === "string" ? place.constant : "", recode: null };
    return { column: place.column, constant: "", recode: recodes.get(place.name) ?? null };
  };
  const places = Object.fromEntries(
    Object.keys(INCIDENT_FIELDS).map((field) => [field, placeOf(field as IncidentField)]),
  ) as unknown as IncidentColumns["places"];
  if (sourceSystem !== null) places.source_system = { column: -1, constant: sourceSystem, recode: null };
  for (const column of Object.keys(options.recode)) {
    if (!table.columns.includes(column)) {
      throw InvalidError.at(`recode.${column}`, said(
        `The file has no column "${column}" to recode. It has: ${table.columns.join(", ")}.`,
        `要换码的列“${column}”不在文件里。文件的列：${table.columns.join("、")}。`,
      ));
    }
  }
  return {
    width: table.columns.length,
    places,
    isMapped,
    crs: isMapped("x") || usesGeometry ? statedCrs(table, options.crs) : null,
    usesGeometry,
    times: timeReader(options, placeOf("date_order").constant),
    recodes,
    notes,
  };
}

function timeReader(options: ImportOptions, order: string): TimeReader {
  try {
    return new TimeReader(options.timeZone, order === "" ? null : (order as DateOrder));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw InvalidError.at("timeZone", said(
      `"${options.timeZone ?? ""}" is not a time zone. Give an IANA name such as Asia/Shanghai.`,
      `没有“${options.timeZone ?? ""}”这个时区，应如 Asia/Shanghai。`,
    ));
  }
}

/** The file's name without its endings, in the form of a code. */
export function sourceSystemOf(fileName: string): string {
  const stem = fileName.replace(/(\.(csv|tsv|txt|json|geojson|gz))+$/i, "").normalize("NFKC").trim().toLowerCase();
  return stem.slice(0, 60) || "file";
}
