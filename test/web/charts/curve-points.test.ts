import { expect, test } from "vitest";
import { axisTextsIn, curveShape } from "../../../web/charts/lines/curve-points.ts";

const FRAME = { width: 110, height: 100, left: 10, right: 0, top: 0, bottom: 0 };
const step = (value: number | null) => ({ label: "", value, mark: null });

test("values stand between zero and a round top, and a gap is not bridged", () => {
  const { top, dots, paths } = curveShape([step(0.1), step(0.2), step(null), step(0.4), step(0)], [0.3], FRAME);

  expect(top).toBe(0.4);
  expect(dots.map(({ x, y }) => [x, y])).toEqual([[20, 75], [40, 50], [80, 0], [100, 100]]);
  expect(paths).toEqual(["M 20.0 75.0 L 40.0 50.0", "M 80.0 0.0 L 100.0 100.0"]);
});

test("the limit is always in the picture, with room above it for its words", () => {
  expect(curveShape([step(0.02)], [1], FRAME).top).toBe(1.2);
});

test("without any value there is a frame and no line", () => {
  expect(curveShape([step(null)], [], FRAME)).toMatchObject({ dots: [], paths: [] });
});

test("a label at the right edge ends with it instead of being cut, and none touches the one before", () => {
  const labels = new Map([[0, "2006-01"], [4, "2007-01"], [5, "2007-02"]]);

  expect(axisTextsIn(labels, (at) => 40 + at * 30, 200)).toEqual([{ at: 0, text: "2006-01", x: 40, anchor: "middle" }, { at: 4, text: "2007-01", x: 160, anchor: "middle" }]);
  expect(axisTextsIn(labels, (at) => 40 + at * 30, 180)[1]).toEqual({ at: 4, text: "2007-01", x: 180, anchor: "end" });
});
