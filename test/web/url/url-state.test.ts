import fc from "fast-check";
import { expect, test } from "vitest";
import { ASSIGNMENT_RESULTS } from "../../../server/contract/assignment.ts";
import { CRSS } from "../../../server/contract/primitives.ts";
import { LAYER_GROUPS } from "../../../web/map/layer-ids.ts";
import { NO_FILTER } from "../../../web/stores/incident-filter.ts";
import { readUrlState, writeUrlState, type UrlState } from "../../../web/url/url-state.ts";

const EMPTY: UrlState = { filter: NO_FILTER, selection: { kind: "none" }, view: null, hidden: new Set(), mine: null, mode: "cells" };
const code = fc.stringMatching(/^[A-Za-z0-9._-]{1,8}$/);
const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const range = fc.oneof(
  fc.constant({ kind: "all" as const }),
  fc.integer({ min: 1, max: 9999 }).map((days) => ({ kind: "last" as const, days })),
  fc.tuple(day, fc.option(day)).map(([fromDay, toDay]) => ({ kind: "between" as const, fromDay, toDay })),
);
const degrees = fc.integer({ min: -179_0000000, max: 179_0000000 }).map((value) => value / 1e7);
/** Only a person can be assigned anything. */
const mine = fc.oneof(
  fc.constant({ mine: null, mode: "cells" as const }),
  fc.record({ mine: fc.record({ kind: fc.constant("cell" as const), cell: fc.record({ territory: fc.option(code), code }) }), mode: fc.constant("cells" as const) }),
  fc.record({ mine: fc.record({ kind: fc.constant("person" as const), code }), mode: fc.constantFrom("cells" as const, "assigned" as const) }),
);
const state: fc.Arbitrary<UrlState> = fc.tuple(mine, fc.record({
  filter: fc.record({
    categories: fc.uniqueArray(code, { maxLength: 4 }), range, results: fc.subarray([...ASSIGNMENT_RESULTS]), nearBoundary: fc.boolean(),
    cell: fc.option(fc.record({ code, territory: fc.option(code), name: fc.constant(null) })),
  }),
  selection: fc.oneof(
    fc.constant({ kind: "none" as const }), fc.integer({ min: 1, max: 1e9 }).map((id) => ({ kind: "incident" as const, id })),
    fc.record({ kind: fc.constant("place" as const), stated: fc.record({ x: degrees, y: degrees, crs: fc.constantFrom(...CRSS) }) }),
  ),
  view: fc.option(fc.record({ lng: fc.integer({ min: -18000, max: 18000 }).map((v) => v / 100), lat: fc.integer({ min: -8500, max: 8500 }).map((v) => v / 100), zoom: fc.integer({ min: 0, max: 88 }).map((v) => v / 4) })),
  hidden: fc.subarray([...LAYER_GROUPS]).map((groups) => new Set(groups)),
})).map(([own, rest]) => ({ ...rest, ...own }));

test("what a link carries comes back as it was", () => {
  fc.assert(fc.property(state, (before) => {
    // Through the text of an address and back, as a bookmark would.
    const query = Object.fromEntries(new URLSearchParams(new URLSearchParams(writeUrlState(before)).toString()));

    // A negative zero is written as zero; nothing else may differ.
    expect(JSON.stringify(readUrlState(query), replacer)).toEqual(JSON.stringify(before, replacer));
  }));
});

test("the screen as it opens needs no query", () => {
  expect(writeUrlState(EMPTY)).toEqual({});
});

test.each([
  { incident: "abc" }, { incident: "-1" }, { at: "1,2" }, { at: "1,2,mars" }, { at: ",,wgs84" }, { view: "1,2" }, { view: "1,2,99" }, { view: "a,b,c" },
  { time: "30" }, { time: ".." }, { time: "2026-13-01.." }, { time: "1..2..3" }, { cell: "370406" }, { cell: "3704/" }, { result: "won" }, { hide: "sky" }, { near: "yes" }, { mine: "cell:370406" }, { mine: "person:" }, { mine: "dragon:1" }, { by: "everybody" }, { incident: ["1", "2"] },
])("what cannot be understood counts as absent: %j", (query) => {
  expect(readUrlState(query)).toEqual(EMPTY);
});

function replacer(_key: string, value: unknown): unknown {
  if (value instanceof Set) return [...value].toSorted();
  return Object.is(value, -0) ? 0 : value;
}
