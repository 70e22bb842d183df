// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import ExplanationView from "../../../web/features/explain/ExplanationView.vue";
import { aRule, anExplanation, named } from "./builders.ts";
import { freshStores, mount, textOf, unmountAll } from "./mounting.ts";

beforeEach(freshStores);
afterEach(unmountAll);
const shown = (part: Parameters<typeof anExplanation>[0] = {}, props = {}) => mount(ExplanationView, { explanation: anExplanation(part), title: "为什么归我", ...props });

test("a clear assignment says cell path, edition, department, post and person", () => {
  const text = textOf(shown());

  for (const words of ["示范市柳溪镇", "v2026.09", "2026-09-01 起生效", "农业农村局", "镇网格长", "李文涛", "责任明确", "松湾镇，240 m"]) expect(text).toContain(words);
});

test("a deputy is explained by who could not act", () => {
  const text = textOf(shown({
    duty: [
      { role: "holder", postCode: "P1", postNameZh: "镇网格长", personCode: "u1", personName: "李文涛", outcome: "on_leave", until: "2026-11-25T16:00:00Z" },
      { role: "deputy", postCode: "P1", postNameZh: "镇网格长", personCode: "u2", personName: "孙晓峰", outcome: "on_duty", until: null },
    ],
  }));

  expect(text).toContain("岗位本人李文涛请假至 2026-11-26");
  expect(text).toContain("B 角孙晓峰在岗");
});

test("each rule says whether it won and why", () => {
  const host = shown({ rules: [aRule(), aRule({ code: "R-7", outcome: "lost", reason: "outside_time_band", timeBand: { fromMinute: 1320, toMinute: 360 } })] });
  const rules = [...host.querySelectorAll("[data-testid=rule]")].map(textOf);

  expect(rules[0]).toContain("命中");
  expect(rules[1]).toContain("未采用");
  expect(rules[1]).toContain("22:00–06:00");
  expect(rules[1]).toContain("不在此规则的适用时段内");
});

describe("near a border", () => {
  const nearestOther = { ...named("370407", "松湾镇"), distanceMetres: 12 };

  test("the neighbour, the distance and the limit are named", () => {
    expect(textOf(shown({ nearBoundary: true, nearestOther }).querySelector("[data-testid=near-boundary]"))).toContain("近边界：距松湾镇仅 12 m，小于阈值 30 m");
  });

  test("a location error beyond the distance asks for a person", () => {
    expect(textOf(shown({ nearBoundary: true, nearestOther, accuracyMetres: 50 }))).toContain("须人工确认");
  });

  test("far from it nothing warns", () => {
    expect(shown().querySelector("[data-testid=near-boundary]")).toBeNull();
  });
});

test("outside every cell says so, and that it is not lost", () => {
  const text = textOf(shown({ cellPath: [], edition: null, cellMethod: "none", nearestOther: null, result: "unassigned", rules: [], department: null, post: null, person: null, duty: [] }));

  expect(text).toContain("未归格");
  expect(text).toContain("不会丢失");
  expect(text).toContain("1.0 km 内没有其他网格");
});

test("a department without anyone on duty does not pretend otherwise", () => {
  expect(textOf(shown({ person: null }))).toContain("无人在岗");
});

test("without a category only the cell is explained", () => {
  const text = textOf(shown({ rules: [], department: null, post: null, person: null, duty: [], result: "unassigned" }, { hasCategory: false }));

  expect(text).toContain("选择类别后");
  // Without a category nothing is assigned, but the place does have its cell.
  expect(text).not.toContain("未归格");
});
