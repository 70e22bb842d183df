import { expect, test } from "vitest";
import { creditCheck, creditCode } from "../../../server/demo/credit-code.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

test("the check character of a published code comes out as published", () => {
  expect(creditCheck("91130200699229617")).toBe("X");
});

test("changing any character changes the check", () => {
  const code = creditCode("91", "990101", 123);

  for (let at = 0; at < 17; at++) {
    const other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + 1) % 31);
    expect(creditCheck(code.slice(0, at) + other + code.slice(at + 1, 17))).not.toBe(code.charAt(17));
  }
});

test("every company's code is unique, checks out twice, and names a division that does not exist", () => {
  const { enterprises } = makeDemoCity(1, new Date("2026-11-21T06:32:08Z"));
  const codes = enterprises.map(({ uscc }) => uscc);

  expect(new Set(codes).size).toBe(400);
  for (const code of codes) {
    expect(code).toMatch(/^9[13]9901[0-9]{2}[0-9A-HJ-NPQRTUWXY]{10}$/);
    // GB 32100 as its own definition has it: the weighted sum with the check is a multiple of 31.
    const sum = [...code.slice(0, 17)].reduce((all, each, at) => all + ALPHABET.indexOf(each) * (3 ** at % 31), 0);
    expect((sum + ALPHABET.indexOf(code.charAt(17))) % 31).toBe(0);
    // GB 11714, likewise: ten stands for X.
    const organisation = code.slice(8, 17);
    const weights = [3, 7, 9, 10, 5, 8, 4, 2, 1];
    const value = (each: string, at: number) => (at === 8 && each === "X" ? 10 : Number.parseInt(each, 36));
    expect([...organisation].reduce((all, each, at) => all + value(each, at) * (weights[at] ?? 0), 0) % 11).toBe(0);
  }
});
