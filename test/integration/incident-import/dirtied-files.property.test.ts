import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../../server/store/open-store.ts";
import { memorySource } from "../../server/imports/read/memory-source.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { runImport } from "./run-import.ts";

let store: Store;
beforeAll(async () => {
  store = await createTestDatabase();
  await store.pool.query("insert into category (code, name_zh) values ('noise', '噪声')");
});
afterAll(() => store.close());

/** What may happen to a row, and where it then ends. Only the first thing wrong decides. */
const DIRT: readonly (readonly [fate: "stored" | "rejected", spoil: (row: Row) => void])[] = [
  ["stored", () => undefined],
  ["stored", (row) => { row.x = ""; row.y = ""; }],
  ["stored", (row) => { row.title = '"quoted, with ""quotes"" and\r\nlines"'; }],
  ["stored", (row) => { row.category = " 噪声 "; }],
  ["rejected", (row) => { row.x = "0"; row.y = "0"; }],
  ["rejected", (row) => { row.x = "200"; }],
  ["rejected", (row) => { row.y = "N/A"; }],
  ["rejected", (row) => { row.at = "2030-02-30 00:00:00"; }],
  ["rejected", (row) => { row.at = "2190-01-01"; }],
  ["rejected", (row) => { row.at = ""; }],
  ["rejected", (row) => { row.category = "unheard of"; }],
  ["rejected", (row) => { row.category = ""; }],
  ["rejected", (row) => { row.y += ",1"; }],
  ["rejected", (row) => { row.title = '"never closed'; }],
  ["rejected", (row) => { row.title = '"closed" too early'; }],
  ["rejected", (row) => { row.title = "nul\0"; }],
];
interface Row { id: string; at: string; category: string; title: string; x: string; y: string }

const file = fc.record({
  rows: fc.array(fc.record({ id: fc.nat(40), dirt: fc.nat(DIRT.length - 1) }), { minLength: 1, maxLength: 120 }),
  lineBreak: fc.constantFrom("\n", "\r\n"),
  delimiter: fc.constantFrom(",", ";", "\t"),
  pieceBytes: fc.integer({ min: 1, max: 300 }),
});

let sources = 0;

test("every row of a dirtied file is stored, present or refused, as it should be", async () => {
  await fc.assert(fc.asyncProperty(file, async ({ rows, lineBreak, delimiter, pieceBytes }) => {
    const sourceSystem = `s${sources++}`;
    const expected = { stored: 0, present: 0, rejected: new Array<number>() };
    const seen = new Set<number>();
    const lines = rows.map(({ id, dirt }, i) => {
      const row: Row = { id: `N${id}`, at: "2024-05-01 08:00:00", category: "noise", title: "t", x: "117.5", y: "34.5" };
      const [fate, spoil] = DIRT[dirt] ?? ["stored", () => undefined];
      spoil(row);
      // The dirt that adds a value is written for commas.
      row.y = row.y.replace(",", delimiter);
      if (fate === "rejected") expected.rejected.push(i + 1);
      else if (seen.has(id)) expected.present++;
      else { seen.add(id); expected.stored++; }
      return Object.values(row).join(delimiter);
    });
    const text = [["external_id", "occurred_at", "category", "title", "x", "y"].join(delimiter), ...lines, ""].join(lineBreak);
    const source = () => memorySource(text, "rows.csv", pieceBytes);
    const options = { crs: "wgs84", timeZone: "Asia/Shanghai", sourceSystem } as const;

    const dry = await runImport(store, source(), { ...options, dryRun: true });
    const first = await runImport(store, source(), options);
    const again = await runImport(store, source(), options);

    const totals = { rowsRead: rows.length, rowsStored: expected.stored, rowsPresent: expected.present, rowsRejected: expected.rejected.length };
    expect(dry.report).toMatchObject(totals);
    expect(first.report).toMatchObject(totals);
    expect(again.report).toMatchObject({ ...totals, rowsStored: 0, rowsPresent: expected.stored + expected.present });
    expect(first.findings.filter(({ outcome }) => outcome === "rejected").map(({ rowNumber }) => rowNumber)).toEqual(expected.rejected);
  }), { numRuns: 40 });
});
