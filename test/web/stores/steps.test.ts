import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amend, endDrag, firstStep, goTo, has, present, takeStep, type Steps } from "../../../web/stores/steps.ts";

const at = (...values: number[]): Steps<number> => values.slice(1).reduce((steps, value) => takeStep(steps, value), firstStep(values[0] ?? 0));

test("undo gives what was before, redo what was undone", () => {
  const steps = at(10, 20, 30);

  const undone = goTo(steps, steps.at - 1);

  expect(present(undone)).toBe(20);
  expect(present(goTo(undone, undone.at + 1))).toBe(30);
});

test("a step after undoing forgets what was undone", () => {
  const steps = takeStep(goTo(at(10, 20, 30), 1), 40);

  expect(present(steps)).toBe(40);
  expect(has(steps, steps.at + 1)).toBe(false);
  expect(present(goTo(steps, 1))).toBe(20);
});

test("an equal state is no step", () => {
  expect(takeStep(at(10, 20), 20).at).toBe(1);
});

test("nothing lies before the first state or after the last", () => {
  const steps = at(10, 20);

  expect(goTo(steps, -1)).toBe(steps);
  expect(goTo(steps, 2)).toBe(steps);
});

describe("a drag", () => {
  const dragged = takeStep(takeStep(takeStep(firstStep(10), 11, "brush"), 12, "brush"), 13, "brush");

  test("is one step, however often it moved", () => {
    expect(present(dragged)).toBe(13);
    expect(present(goTo(dragged, dragged.at - 1))).toBe(10);
  });

  test("that has ended leaves the next one a step of its own", () => {
    const second = takeStep(endDrag(dragged), 14, "brush");

    expect(present(goTo(second, second.at - 1))).toBe(13);
  });

  test("does not swallow another drag's step, nor a plain one", () => {
    expect(takeStep(dragged, 14, "matrix").at).toBe(2);
    expect(takeStep(dragged, 14).at).toBe(2);
  });
});

test("an amended state is no step", () => {
  const amended = amend(goTo(at(10, 20, 30), 1), 21);

  expect(present(amended)).toBe(21);
  expect(present(goTo(amended, 2))).toBe(30);
});

test("states keep their numbers when old ones are forgotten", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
    const steps = at(...Array.from({ length: count + 1 }, (_, index) => index));

    expect(steps.at).toBe(count);
    expect(present(steps)).toBe(count);
    expect(steps.states.every((state, index) => state === steps.first + index)).toBe(true);
    expect(steps.states.length).toBeLessThanOrEqual(100);
  }));
});
