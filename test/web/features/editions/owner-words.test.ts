import { expect, test } from "vitest";
import { isSameOwner } from "../../../../web/features/editions/owner-words.ts";

const [li, zhang] = [{ person: { code: "P1", name: "李文涛" } }, { person: { code: "P2", name: "张永洁" } }];
const nobody = { person: null };

test.each([[li, li, true], [li, zhang, false], [li, nobody, false], [nobody, nobody, false]])("from %j to %j: the same person answers %j", (before, after, isSame) => {
  expect(isSameOwner(before, after)).toBe(isSame);
});
