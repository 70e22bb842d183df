import { beforeEach, describe, expect, test } from "vitest";
import { createSceneCycle, secondsOf, type SceneCycle } from "../../../../web/wall/cycle/scene-cycle.ts";

let nowMs = 0;
const scene = (id: string, seconds = 30) => ({ id, seconds });
const ABC = [scene("a"), scene("b", 20), scene("c")];
const passing = (cycle: SceneCycle, seconds: number, isInterrupted = false): string | null => {
  for (let at = 0; at < seconds; at += 1) {
    nowMs += 1000;
    cycle.tick(isInterrupted);
  }
  return cycle.state.sceneId;
};
const aCycle = (scenes = ABC, start: { sceneId: string | null; isPaused: boolean } = { sceneId: null, isPaused: false }): SceneCycle => {
  const cycle = createSceneCycle(() => nowMs, start);
  cycle.offer(scenes);
  return cycle;
};
beforeEach(() => { nowMs = 5_000; });

test.each([[30, 0, 30], [5, 0, 20], [90, 0, 40], [30, 40, 30], [20, 60, 35], [30, 100, 55]])("wanted for %d s with %d words it stays %d s", (wanted, words, seconds) => {
  expect(secondsOf(wanted, words)).toBe(seconds);
});

test("each scene stays as long as it should, and after the last comes the first", () => {
  const cycle = aCycle();

  expect([passing(cycle, 29), passing(cycle, 1), passing(cycle, 19), passing(cycle, 1), passing(cycle, 30)]).toEqual(["a", "b", "b", "c", "a"]);
});

test("time during which the page did not tick is not made up for with a rush of scenes", () => {
  const cycle = aCycle();
  nowMs += 10 * 60_000;
  cycle.tick(false);

  expect(cycle.state.sceneId).toBe("b");
  expect(passing(cycle, 1)).toBe("b");
});

test("a single scene stays on", () => {
  expect(passing(aCycle([scene("only")]), 200)).toBe("only");
});

describe("somebody at the wall", () => {
  test("keeps the scene for 60 s after the last touch, then the cycle goes on where it was", () => {
    const cycle = aCycle();
    passing(cycle, 20);
    cycle.touch();
    passing(cycle, 40);
    cycle.touch();

    expect([passing(cycle, 59), passing(cycle, 1), passing(cycle, 9), passing(cycle, 1)]).toEqual(["a", "a", "a", "b"]);
  });

  test("steps both ways round and jumps, and each scene begins anew", () => {
    const cycle = aCycle();
    passing(cycle, 10);
    const seen = [];
    for (const act of [() => cycle.step(1), () => cycle.step(-1), () => cycle.step(-1), () => cycle.jump(1), () => cycle.jump(7)]) {
      act();
      seen.push(cycle.state.sceneId);
    }

    expect(seen).toEqual(["b", "a", "c", "b", "b"]);
    expect(cycle.state.shownMs).toBe(0);
  });

  test("pauses for as long as it pleases", () => {
    const cycle = aCycle();
    cycle.togglePause();
    expect(passing(cycle, 3600)).toBe("a");

    cycle.togglePause();
    expect(passing(cycle, 30)).toBe("b");
  });
});

test("an interruption stops the time of the scene, which then goes on for the rest of its own", () => {
  const cycle = aCycle();
  passing(cycle, 20);

  expect([passing(cycle, 30, true), passing(cycle, 9), passing(cycle, 1)]).toEqual(["a", "a", "b"]);
});

describe("the scenes on offer change", () => {
  test("a scene that is still there stays on", () => {
    const cycle = aCycle();
    passing(cycle, 30);
    cycle.offer([scene("z"), scene("b"), scene("a")]);

    expect(cycle.state.sceneId).toBe("b");
  });

  test("one that has gone gives way to another", () => {
    const cycle = aCycle();
    passing(cycle, 30);
    cycle.offer([scene("a"), scene("c")]);

    expect(["a", "c"]).toContain(cycle.state.sceneId);
  });

  test("a remembered scene is waited for while none is there yet", () => {
    const cycle = aCycle([], { sceneId: "b", isPaused: true });
    cycle.offer(ABC);

    expect(cycle.state).toMatchObject({ sceneId: "b", isPaused: true });
  });
});

describe("the scene where the wall was", () => {
  const start = { sceneId: "c", isPaused: false };

  test("is taken up when it is offered late, after others", () => {
    const cycle = aCycle([scene("a"), scene("b")], start);
    expect(cycle.state).toMatchObject({ sceneId: "a", awaitedId: "c" });
    passing(cycle, 35);

    cycle.offer(ABC);
    expect(cycle.state).toMatchObject({ sceneId: "c", awaitedId: null, shownMs: 0 });
  });

  test("is not waited for once somebody has chosen another, or all scenes are known", () => {
    const chosen = aCycle([scene("a"), scene("b")], start);
    chosen.step(1);
    chosen.offer(ABC);
    const known = aCycle([scene("a"), scene("b")], start);
    known.settle();
    known.offer(ABC);

    expect([chosen.state.sceneId, known.state.sceneId]).toEqual(["b", "a"]);
  });
});
