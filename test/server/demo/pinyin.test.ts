import { expect, test } from "vitest";
import { placePinyin } from "../../../server/demo/names/pinyin.ts";

test.each([
  ["柳溪", "Liuxi"],
  ["永安", "Yong'an"],
  ["云湖", "Yunhu"],
  ["青坳", "Qing'ao"],
  ["吕家庄", "Lvjiazhuang"],
])("%s is written %s", (name, pinyin) => {
  expect(placePinyin(name)).toBe(pinyin);
});

test("a character without a reading is named", () => {
  expect(() => placePinyin("柳鑫")).toThrow("鑫");
});
