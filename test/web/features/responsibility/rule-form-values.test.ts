import { expect, test } from "vitest";
import { areaOf, areaValue, bandOf, clockTexts, leadOf, leadValue } from "../../../../web/features/responsibility/rule-form-values.ts";

test.each([
  [{ from: "22:00", to: "06:00" }, { fromMinute: 1320, toMinute: 360 }],
  [{ from: "17:00", to: "00:00" }, { fromMinute: 1020, toMinute: 1440 }],
  [{ from: "00:00", to: "06:30" }, { fromMinute: 0, toMinute: 390 }],
])("the clock fields %o mean a band, and the band fills them again", (texts, band) => {
  expect(bandOf(texts)).toEqual(band);
  expect(clockTexts(band)).toEqual(texts);
});

test.each([[{ from: "", to: "06:00" }], [{ from: "06:00", to: "06:00" }]])("the clock fields %o mean none", (texts) => {
  expect(bandOf(texts)).toBeNull();
});

test.each([[{ territory: "demo", cellCode: "01" }], [{ territory: null, cellCode: "01" }], [{ territory: null, cellCode: null }]])("the area %o survives being an option", (area) => {
  expect(areaOf(areaValue(area))).toEqual(area);
});

test.each([[{ leadPostCode: "a:b", leadPostKind: null }], [{ leadPostCode: null, leadPostKind: "grid_chief" }], [{ leadPostCode: null, leadPostKind: null }]])("the lead %o survives being an option", (lead) => {
  expect(leadOf(leadValue(lead))).toEqual(lead);
});
