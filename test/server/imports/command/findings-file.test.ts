import { expect, test } from "vitest";
import { csvValue } from "../../../../server/imports/command/findings-file.ts";

test.each([
  ["plain", "plain"],
  ['say "no", twice', '"say ""no"", twice"'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["@cmd", "'@cmd"],
  ["-73.5", "-73.5"],
])("%j is written as %j", (value, written) => {
  expect(csvValue(value)).toBe(written);
});
