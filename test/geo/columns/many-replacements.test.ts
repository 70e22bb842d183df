import { expect, test } from "vitest";
import { createIncidentColumns, createIncidentView } from "../../../geo/index.ts";
import { CATEGORIES, madeRows } from "./made-incidents.ts";

test("a view that slept through more replacements than are remembered counts right again", () => {
  const columns = createIncidentColumns("Asia/Shanghai");
  columns.put(madeRows(1, 4000));
  const filter = { categories: ["AIR"], kinds: ["patrol"] };
  const asleep = createIncidentView(columns, { categories: CATEGORIES, filter });
  asleep.counts();

  for (let round = 0; round < 210; round++) columns.put(madeRows(round + 2, 300));

  const fresh = createIncidentView(columns, { categories: CATEGORIES, filter });
  expect(columns.rowCount).toBe(4000);
  expect(asleep.counts()).toEqual(fresh.counts());
  expect([...asleep.matchingRows()]).toEqual([...fresh.matchingRows()]);
});
