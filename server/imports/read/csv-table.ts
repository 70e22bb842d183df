import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";
import { CsvParser } from "./parse-csv.ts";
import { holdsUnreadable, type RowBatch, type RowFault } from "./row-table.ts";

/** Rows per batch: enough to work in bulk, few enough to let other work of the process in between. */
export const BATCH_ROWS = 1000;

const DELIMITERS = [",", ";", "\t"];

/**
 * The delimiter that stands most often outside quotes in the first line; a comma when none does.
 */
export function delimiterOf(firstLine: string): string {
  const unquoted = firstLine.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/**
 * Splits text into the header and batches of rows.
 *
 * @throws {InvalidError} when there is no header, or its quotes do not work out.
 */
export async function openCsv(
  texts: AsyncIterator<string>,
  head: string,
  fileName: string,
): Promise<{ columns: string[]; batches: AsyncGenerator<RowBatch> }> {
  let text = head;
  // The delimiter shows in the first line only once the line is there.
  while (!/[^\r\n][\r\n]/.test(text)) {
    const more = await texts.next();
    if (more.done) break;
    text += more.value;
  }
  const firstLine = /[^\r\n]+/.exec(text)?.[0];
  if (firstLine === undefined) throw new InvalidError(said(`${fileName} is empty: not even a header.`, `${fileName} 是空的，连列名都没有。`));

  const parser = new CsvParser(delimiterOf(firstLine));
  const rows: string[][] = [];
  const faults: RowFault[] = [];
  const onBadQuotes = (index: number, message: string): void => {
    faults.push({ index, reason: "bad_quotes", message });
  };
  let ended = false;
  // A row may begin in one piece and end in a later one: a mark holds until rows after it came out.
  let unreadable = holdsUnreadable(text);
  let unreadableBefore = false;
  const readOn = async (): Promise<void> => {
    const more = await texts.next();
    unreadableBefore ||= unreadable;
    unreadable = !more.done && holdsUnreadable(more.value);
    if (more.done) {
      ended = true;
      parser.end(rows, onBadQuotes);
    }
    else parser.push(more.value, rows, onBadQuotes);
  };
  parser.push(text, rows, onBadQuotes);
  while (rows.length === 0 && !ended) await readOn();
  const header = rows.shift();
  if (header === undefined || faults[0]?.index === 0) {
    throw new InvalidError(said(
      `The header of ${fileName} cannot be read: ${faults[0]?.message ?? "there is none."}`,
      `读不出 ${fileName} 的列名：${faults[0] === undefined ? "没有列名。" : "引号不配对。"}`,
    ));
  }
  for (const fault of faults) fault.index--;
  const columns = header.map((name) => name.trim());

  async function* batches(): AsyncGenerator<RowBatch> {
    let firstRowNumber = 1;
    for (;;) {
      let from = 0;
      while (from < rows.length) {
        const to = Math.min(from + BATCH_ROWS, rows.length);
        const inside = faults.filter((fault) => fault.index >= from && fault.index < to);
        yield {
          firstRowNumber: firstRowNumber + from,
          rows: rows.slice(from, to),
          geometries: null,
          unreadable: unreadable || unreadableBefore,
          faults: inside.map((fault) => ({ ...fault, index: fault.index - from })),
        };
        from = to;
      }
      firstRowNumber += rows.length;
      if (rows.length > 0) unreadableBefore = false;
      rows.length = 0;
      faults.length = 0;
      if (ended) return;
      await readOn();
    }
  }
  return { columns, batches: batches() };
}
