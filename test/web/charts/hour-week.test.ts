import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chosenEdges } from "../../../web/charts/matrix/chosen-edges.ts";
import { classLabels, classLimits, classOf } from "../../../web/charts/matrix/class-limits.ts";
import { chooseRectangle, includes, isAll, toggleHour, toggleWeekday } from "../../../web/charts/matrix/hour-week-choice.ts";

describe("classes of counts", () => {
  test("are of equal width up to where few are larger", () => {
    const counts = [...Array.from({ length: 95 }, (_, at) => at % 17), 16, 16, 16, 200, 300];

    expect(classLabels(classLimits(counts))).toEqual(["0–3", "4–7", "8–11", "12–15", "≥16"]);
  });

  test.each([[[0, 0, 0], ["≥0"]], [[0, 1], ["0", "≥1"]], [[0, 0, 2, 2], ["0", "1", "≥2"]], [[], ["≥0"]]])("of %j are %j", (counts, labels) => {
    expect(classLabels(classLimits(counts))).toEqual(labels);
  });

  test("hold every count once, the largest in the last", () => {
    fc.assert(fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 168 }), (counts) => {
      const limits = classLimits(counts);
      const classes = counts.map((count) => classOf(count, limits));

      expect(limits.length).toBeLessThanOrEqual(5);
      expect(limits).toEqual([...new Set(limits)].toSorted((a, b) => a - b));
      expect(Math.min(...classes)).toBeGreaterThanOrEqual(0);
      expect(classOf(Math.max(...counts), limits)).toBe(limits.length - 1);
    }));
  });

  test("do not stay empty below what even the quietest hours have", () => {
    expect(classLabels(classLimits(Array.from({ length: 168 }, (_, at) => 40 + (at % 21))))).toEqual(["0–44", "45–48", "49–52", "53–56", "≥57"]);
  });

  test("one extreme does not wash out the rest", () => {
    expect(classLimits([...Array.from({ length: 167 }, (_, at) => at % 10), 100_000]).at(-1)).toBeLessThan(12);
  });
});

describe("a choice of hours and weekdays", () => {
  test("is a rectangle, in whichever direction it is drawn", () => {
    const choice = { hours: [20, 21, 22], weekdays: [5, 6, 7] };

    expect(chooseRectangle({ weekday: 5, hour: 20 }, { weekday: 7, hour: 22 })).toEqual(choice);
    expect(chooseRectangle({ weekday: 7, hour: 20 }, { weekday: 5, hour: 22 })).toEqual(choice);
  });

  test("of a whole row restricts the weekday alone", () => {
    expect(chooseRectangle({ weekday: 6, hour: 0 }, { weekday: 6, hour: 23 })).toEqual({ hours: [], weekdays: [6] });
  });

  test("is lifted where everything is in it", () => {
    expect(isAll(chooseRectangle({ weekday: 1, hour: 0 }, { weekday: 7, hour: 23 }))).toBe(true);
  });

  test("is outlined only where it ends", () => {
    const edges = chosenEdges({ hours: [22, 23], weekdays: [1, 2] });

    expect([edges[22], edges[23], edges[46], edges[47], edges[21]]).toEqual(["chosen top left", "chosen top right", "chosen bottom left", "chosen bottom right", ""]);
    expect(chosenEdges({ hours: [], weekdays: [] }).every((edge) => edge === "")).toBe(true);
  });

  test("grows and shrinks by its heads, also over midnight", () => {
    const night = [22, 23, 0, 1].reduce(toggleHour, { hours: [], weekdays: [] });

    expect(night.hours).toEqual([0, 1, 22, 23]);
    expect(toggleHour(night, 0).hours).toEqual([1, 22, 23]);
    expect(toggleWeekday(night, 7)).toEqual({ hours: [0, 1, 22, 23], weekdays: [7] });
    expect(includes(night, { weekday: 3, hour: 23 })).toBe(true);
    expect(includes(night, { weekday: 3, hour: 12 })).toBe(false);
  });
});
