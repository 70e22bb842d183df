import { expect, test } from "vitest";
import { formatIntensity } from "../../../web/format/format-intensity.ts";

test.each([[0, "0.0"], [1234.56, "1,234.6"], [12.345, "12.3"], [1.236, "1.24"], [0.0123, "0.012"]])("%d reads %s", (value, text) => {
  expect(formatIntensity(value)).toBe(text);
});
