import { expect, test } from "vitest";
import { incidentFilterSchema } from "../../../server/contract/incident.ts";
import { aboutLines } from "../../../server/exports/about-lines.ts";

test.each(["zh", "en"] as const)("every parameter that a filter can have has a word in %s", (language) => {
  const names = Object.keys(incidentFilterSchema.shape).filter((name) => name !== "cell");
  const lines = aboutLines({ rows: 1, asOf: "", timeZone: "", lastEventSeq: 2, filter: Object.fromEntries(names.map((name) => [name, "x"])) }, language);

  expect(lines).toHaveLength(names.length + 4);
  expect(lines.map(([label]) => label).filter((label) => names.includes(label))).toEqual([]);
});
