import { expect, test } from "vitest";
import { MARK_SHAPES, markId, readMarkId } from "../../../web/map/mark-images.ts";

test.each(MARK_SHAPES)("the name of a %s says how to draw it", (shape) => {
  const mark = { shape, fill: "#B3202E", stroke: "rgb(1 2 3)" };

  expect(readMarkId(markId(mark))).toEqual(mark);
});

test.each(["", "diamond", "mark|heart|#fff|#000", "mark|diamond|#fff", "mark|diamond|#fff|#000|x"])("%j is no mark of ours", (id) => {
  expect(readMarkId(id)).toBeUndefined();
});
