import { expect, test } from "vitest";
import { impactCsv } from "../../../../web/features/editions/impact-csv.ts";
import { anIncident } from "../builders.ts";

const WORDS = { headings: ["id", "title"], nameOf: ({ nameZh }: { nameZh: string }) => nameZh, timeOf: (instant: string) => instant.slice(0, 10), resultOf: (result: string) => result };
const after = { cell: null, result: "unassigned" as const, department: null, person: null };

test("begins with a byte order mark and the headings, one line for each incident", () => {
  const csv = impactCsv({ incidents: [{ incident: anIncident({ id: 7, title: "噪声" }), after }] }, WORDS);

  expect(csv).toBe("\uFEFFid,title\r\n7,噪声,2026-11-21,柳溪镇,,李文涛,,,unassigned\r\n");
});

test("commas, quotes and line ends stay inside their field, and a formula stays text", () => {
  const titles = ["a,b", 'say "no"', "two\nlines", "=1+1"];
  const csv = impactCsv({ incidents: titles.map((title) => ({ incident: anIncident({ title }), after })) }, WORDS);

  for (const field of ['"a,b"', '"say ""no"""', '"two\nlines"', "'=1+1"]) expect(csv).toContain(field);
});
