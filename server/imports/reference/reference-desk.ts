import { type Kysely, sql } from "kysely";
import type { Said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { didYouMean } from "../nearest-name.ts";
import type { ImportTally } from "../import-tally.ts";

type CodedTable = "department" | "post" | "person" | "category" | "river_reach";

/** What the kinds need while they store: the transaction, the findings and the counts. */
export class ReferenceDesk {
  readonly trx: Kysely<Database>;
  /** Zone in which the file's times were read, and are told. */
  readonly timeZone: string;
  private readonly tally: ImportTally;
  private readonly absentFields: ReadonlySet<string>;

  constructor(trx: Kysely<Database>, tally: ImportTally, { absentFields, timeZone }: { absentFields: ReadonlySet<string>; timeZone: string }) {
    this.trx = trx;
    this.tally = tally;
    this.absentFields = absentFields;
    this.timeZone = timeZone;
  }

  /** False for a field of the kind that this file does not carry at all. */
  isGiven(field: string): boolean {
    return !this.absentFields.has(field);
  }

  /** The row is left out, for this reason. */
  async reject(row: { rowNumber: number }, field: string, reason: string, value: string, message: string): Promise<void> {
    await this.tally.finding({ rowNumber: row.rowNumber, field, reason, value, message, outcome: "rejected" });
  }

  /** The row is stored, but somebody should know this. */
  async warn(row: { rowNumber: number }, field: string, reason: string, value: string, message: string): Promise<void> {
    await this.tally.finding({ rowNumber: row.rowNumber, field, reason, value, message, outcome: "stored" });
  }

  note(sentence: Said): void {
    this.tally.notes.push(sentence);
  }

  count(stored: number, present: number): void {
    this.tally.rowsStored += stored;
    this.tally.rowsPresent += present;
  }

  isRejected(row: { rowNumber: number }): boolean {
    return this.tally.isRejected(row.rowNumber);
  }

  /** The rows without those whose code an earlier row of the file has. */
  async firstOfEachCode<R extends { rowNumber: number; values: { code: string } }>(rows: R[]): Promise<R[]> {
    const first = new Map<string, R>();
    for (const row of rows) {
      const earlier = first.get(row.values.code);
      if (earlier === undefined) first.set(row.values.code, row);
      else {
        await this.reject(row, "code", "duplicate_code", row.values.code,
          `Row ${earlier.rowNumber} of this file has the code "${row.values.code}" too; only the first is taken.`);
      }
    }
    return [...first.values()];
  }

  /** The rows whose named code exists in `table`; a row without a code passes. */
  async referring<R extends { rowNumber: number }>(rows: R[], field: string, table: CodedTable, codeOf: (row: R) => string | null): Promise<R[]> {
    const known = new Set(await this.codesIn(table));
    const passed: R[] = [];
    for (const row of rows) {
      const code = codeOf(row);
      if (code === null || known.has(code)) passed.push(row);
      else {
        const noun = table.replace("_", " ");
        const advice = known.size === 0 ? ` There is no ${noun} yet: import them first.` : didYouMean(code, [...known].slice(0, 5000));
        await this.reject(row, field, `unknown_${table}`, code, `There is no ${noun} with the code "${code}".${advice}`);
      }
    }
    return passed;
  }

  async codesIn(table: CodedTable): Promise<string[]> {
    const { rows } = await sql<{ code: string }>`select code from ${sql.table(table)}`.execute(this.trx);
    return rows.map((row) => row.code);
  }
}
