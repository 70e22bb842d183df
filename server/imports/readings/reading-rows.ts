import { firstLimits, type Indicator } from "../../../geo/index.ts";
import { localDay } from "../../water/water-periods.ts";
import type { FieldContext } from "../field-table.ts";
import type { RowBatch } from "../read/row-table.ts";
import { raggedFault } from "../read/row-table.ts";
import { readRow } from "../resolve-columns.ts";
import { isStorableText } from "../storable-text.ts";
import { indicatorOfRow, isInFuture, type ReadingDraft, readReading, type RowPlace, type ValueFault } from "./read-readings.ts";
import type { ReadingColumns } from "./reading-columns.ts";
import { READING_FIELDS } from "./reading-fields.ts";
import type { SectionBook } from "./section-book.ts";

const DAY_MS = 86_400_000;

/** What one row of the file gives. */
export interface ReadRow {
  rowNumber: number;
  drafts: ReadingDraft[];
  faults: ValueFault[];
}

export interface RowReader {
  columns: ReadingColumns;
  sections: SectionBook;
  width: number;
  context: FieldContext;
  nowMs: number;
}

/** Readings and faults of every row of a batch; a row that has neither says so as a fault. */
export function readRows(reader: RowReader, batch: RowBatch): ReadRow[] {
  const broken = new Map(batch.faults.map((fault) => [fault.index, fault]));
  return batch.rows.map((row, index) => {
    const read: ReadRow = { rowNumber: batch.firstRowNumber + index, drafts: [], faults: [] };
    const fault = broken.get(index) ?? raggedFault(row, reader.width);
    if (fault !== undefined) read.faults.push({ field: "", reason: fault.reason, value: (row[0] ?? "").slice(0, 200), message: fault.message });
    else readOne(reader, row, read);
    if (read.drafts.length === 0 && read.faults.length === 0) read.faults.push({ field: "", reason: "no_value", value: "", message: "Nothing was measured." });
    return read;
  });
}

function readOne({ columns, sections, context, nowMs }: RowReader, row: readonly string[], read: ReadRow): void {
  const { rowNumber } = read;
  const refuse = (field: string, reason: string, value: string, message: string) => read.faults.push({ field, reason, value: value.slice(0, 200).replaceAll("\0", "\\0"), message: message.replaceAll("\0", "\\0") });
  const values = readRow(READING_FIELDS, columns.places, row, context, refuse);
  if (values === undefined) return;
  const section = sections.find(values.section);
  if ("reason" in section) return void refuse("section", section.reason, values.section, section.message);
  if (isInFuture(values.observed_at, nowMs)) return void refuse("observed_at", "future_date", values.observed_at.toISOString(), "The time lies in the future.");
  const place: RowPlace = { rowNumber, sectionCode: section.code, observedAt: values.observed_at };
  const take = (indicator: Indicator, text: string, unit: string, field: string): void => {
    if (!isStorableText(text + unit)) return void refuse(field, "bad_bytes", text, "The value holds a character that cannot be stored.");
    const found = readReading(place, indicator, text, unit, field);
    if (found === null) return;
    if ("reason" in found) read.faults.push(found);
    else read.drafts.push(found);
  };
  if (columns.wide.length > 0) {
    for (const { column, heading, indicator, unit } of columns.wide) take(indicator, row[column] ?? "", unit, heading);
  } else {
    const indicator = indicatorOfRow(values.indicator);
    if ("reason" in indicator) read.faults.push(indicator);
    else take(indicator, values.value ?? "", values.unit ?? "", "value");
  }
  warnOfEarlyDate(values.observed_at, context, read);
}

/** Such a reading is kept, but no class will ever be given for it; mostly the year was mistyped. */
function warnOfEarlyDate(observedAt: Date, { timeZone }: FieldContext, read: ReadRow): void {
  const { standard, validFrom } = firstLimits();
  // The local day is worked out only for the few readings that may be concerned.
  if (read.drafts.length === 0 || observedAt.getTime() > Date.parse(validFrom) + DAY_MS) return;
  const day = localDay(observedAt, timeZone);
  if (day >= validFrom) return;
  read.faults.push({ field: "observed_at", reason: "before_any_standard", value: day, message: `${day} lies before ${validFrom}, when ${standard} came into force: the reading is stored, but no class is given for it.` });
}
