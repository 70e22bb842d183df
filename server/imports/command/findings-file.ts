import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import type { ImportFinding } from "../../contract/import.ts";
import { UsageError } from "../../errors.ts";
import { whyNot } from "./require-writable.ts";

const HEADER = "row_number,outcome,field,reason,value,message";

/** One finding as a line of CSV. A leading = + - @ is quoted off, or a spreadsheet would run it. */
export function findingLine(finding: ImportFinding): string {
  return [String(finding.rowNumber), finding.outcome, finding.field, finding.reason, finding.value, finding.message].map(csvValue).join(",");
}

export function csvValue(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const findingsHeader = HEADER;

const ENDING = ".findings.csv";
const LONGEST_NAME_BYTES = 255;

/** Name of the findings file beside a file of this name, cut to what file systems take. */
export function findingsFileName(fileName: string): string {
  let stem = "";
  for (const letter of fileName) {
    if (Buffer.byteLength(stem + letter + ENDING) > LONGEST_NAME_BYTES) break;
    stem += letter;
  }
  return stem + ENDING;
}

/** Writes findings to a CSV file that is made with the first of them. */
export class FindingsFile {
  written = 0;
  readonly path: string;
  private stream: WriteStream | undefined;
  private failure: Error | undefined;

  constructor(path: string) {
    this.path = path;
  }

  async add(finding: ImportFinding): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    if (this.stream === undefined) {
      this.stream = createWriteStream(this.path);
      this.stream.on("error", (error) => { 
        this.failure = new UsageError(`The findings file ${this.path} cannot be written (${whyNot(error)}). What was stored before stays; importing the same file again stores nothing twice.`);
      });
      // The mark makes spreadsheets read Chinese as UTF-8.
      this.stream.write(`\uFEFF${HEADER}\r\n`);
    }
    this.written++;
    if (!this.stream.write(`${findingLine(finding)}\r\n`)) await once(this.stream, "drain").catch(() => undefined);
  }

  async close(): Promise<void> {
    const { stream } = this;
    if (stream === undefined) return;
    await new Promise<void>((resolve) => { stream.end(resolve); });
    if (this.failure !== undefined) throw this.failure;
  }
}
