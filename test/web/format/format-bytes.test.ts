import { expect, test } from "vitest";
import { formatBytes } from "../../../web/format/format-bytes.ts";

test.each([[0, "0 B"], [999, "999 B"], [1500, "2 kB"], [2_340_000, "2.3 MB"], [2_000_000_000, "2,000 MB"]])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
