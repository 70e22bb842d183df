import { afterEach, beforeEach, expect, test } from "vitest";
import { isSchemaCurrent } from "../../../server/store/migrate.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { createTestDatabase } from "../../support/test-database.ts";

let store: Store;
beforeEach(async () => { store = await createTestDatabase(); });
afterEach(() => store.close());

const oneRow = async (query: string): Promise<unknown> => (await store.pool.query<{ value: unknown }>(`select ${query} as value`)).rows[0]?.value;

test("each test has an empty database with the current schema", async () => {
  expect(await isSchemaCurrent(store.kysely)).toBe(true);
  expect(await oneRow("(select count(*) from incident)")).toBe(0);
});

test("two test databases do not see each other's rows", async () => {
  const other = await createTestDatabase();
  await store.pool.query("insert into cell_level (code, depth, name_zh, name_en) values ('city', 1, '市', 'City')");

  const inOther = (await other.pool.query("select 1 from cell_level")).rows;
  await other.close();

  expect(inOther).toEqual([]);
});

test("a count is a number, a date is its text, an instant is a Date", async () => {
  expect(await oneRow("9007199254740991::int8")).toBe(9007199254740991);
  expect(await oneRow("date '2024-02-29'")).toBe("2024-02-29");
  expect(await oneRow("timestamptz '2024-02-29 08:00+08'")).toEqual(new Date("2024-02-29T00:00:00Z"));
});

test("an integer that a number cannot hold is an error, not a rounded value", async () => {
  await expect(oneRow("9007199254740993::int8")).rejects.toThrow("9007199254740993");
});

test("sessions are in UTC", async () => {
  expect(await oneRow("current_setting('TimeZone')")).toBe("UTC");
});

test("the database's own log quotes nothing that was reported", async () => {
  expect(await oneRow("current_setting('log_parameter_max_length')")).toBe("0");
  expect(await oneRow("current_setting('log_parameter_max_length_on_error')")).toBe("0");
  expect(await oneRow("current_setting('log_error_verbosity')")).toBe("terse");
});
