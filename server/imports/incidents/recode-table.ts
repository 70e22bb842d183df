import type { ImportOptions } from "../../contract/import.ts";
import { said, type Said } from "../../said.ts";

/** Values of one column that stand for others; knows whether any was ever met. */
export class RecodeTable {
  readonly column: string;
  readonly size: number;
  replaced = 0;
  #values: ReadonlyMap<string, string>;

  constructor(column: string, values: Readonly<Record<string, string>>) {
    this.column = column;
    this.#values = new Map(Object.entries(values));
    this.size = this.#values.size;
  }

  apply(value: string): string {
    const other = this.#values.get(value.trim());
    if (other === undefined) return value;
    this.replaced++;
    return other;
  }
}

/** One table for each column that is recoded, however many fields take it. */
export function recodeTables(recode: ImportOptions["recode"]): ReadonlyMap<string, RecodeTable> {
  return new Map(Object.entries(recode).map(([column, values]) => [column, new RecodeTable(column, values)]));
}

/** Sentences on tables that replaced nothing: most often a slip in the table or the column. */
export function unusedRecodes(tables: ReadonlyMap<string, RecodeTable>): Said[] {
  return [...tables.values()].filter(({ replaced }) => replaced === 0).map(({ column, size }) => said(
    `--recode ${column} replaced nothing: none of the ${size} old values of its table was met, or no field and no comparison takes that column.`,
    `“${column}”列的换码表没有用上：表中 ${size} 个旧值都没有遇到，或者没有字段和比对用到这一列。`,
  ));
}
