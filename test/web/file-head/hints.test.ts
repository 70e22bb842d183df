import { describe, expect, test } from "vitest";
import { IMPORT_KIND_ENTRIES } from "../../../server/imports/import-kinds.ts";
import { likelyKind } from "../../../web/file-head/likely-kind.ts";
import { positionHint } from "../../../web/file-head/position-hint.ts";

const KINDS = Object.values(IMPORT_KIND_ENTRIES);

describe("the kind that a file's columns fit", () => {
  test("is told where the chosen one cannot be right", () => {
    expect(likelyKind("posts", KINDS, ["code", "name", "phone"], () => [])).toBe("people");
    expect(likelyKind("people", KINDS, ["external_id", "reported_at", "category", "lng", "lat", "title"], () => [])).toBe("incidents");
  });

  test("is left alone where the chosen one has all it needs, or none stands out", () => {
    expect(likelyKind("people", KINDS, ["code", "name", "phone"], () => [])).toBeNull();
    expect(likelyKind("posts", KINDS, ["a", "b"], () => [])).toBeNull();
  });
});

describe("first positions", () => {
  const CITY = [112, 32, 113, 33] as const;
  test.each([
    ["projected", [["511234.5", "3612345.1"]]], ["swapped", [["32.5", "112.5"], ["", ""]]], ["outside", [["112.5", "39.9"]]],
    [null, [["112.5", "32.5"], ["0", "0"]]], [null, [["", "32"]]], [null, [["about", "32"]]],
  ] as const)("%s", (hint, positions) => {
    expect(positionHint(positions, CITY)).toBe(hint);
  });

  test("are not judged by cells that do not exist", () => {
    expect(positionHint([["10", "50"]], null)).toBeNull();
  });
});
