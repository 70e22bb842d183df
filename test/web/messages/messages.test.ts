import { describe, expect, test } from "vitest";
import { ASSIGNMENT_RESULTS, CELL_METHODS, DUTY_OUTCOMES, DUTY_ROLES, RULE_REASONS } from "../../../server/contract/assignment.ts";
import { IMPORT_KINDS, IMPORT_STATES } from "../../../server/contract/import.ts";
import { CHANNELS, INCIDENT_KINDS } from "../../../server/contract/incident.ts";
import { CRSS } from "../../../server/contract/primitives.ts";
import { SEARCH_KINDS } from "../../../server/contract/search.ts";
import { IMPORT_KIND_ENTRIES } from "../../../server/imports/import-kinds.ts";
import { adviceFor } from "../../../web/features/imports/finding-advice.ts";
import { LAYER_GROUPS } from "../../../web/map/layer-ids.ts";
import { en } from "../../../web/messages/en/index.ts";
import { zh } from "../../../web/messages/zh/index.ts";
import { QUICK_RANGE_DAYS } from "../../../web/stores/incident-filter.ts";

type Tree = { readonly [key: string]: string | Tree };
const flatten = (tree: Tree, path = ""): [string, string][] => Object.entries(tree).flatMap(([key, value]) =>
  typeof value === "string" ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`));
const chinese = new Map(flatten(zh));
const english = new Map(flatten(en));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();

test("both languages have the same sentences", () => {
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
});

test.each([...chinese.keys()])("%s says something and fills in the same places in both languages", (key) => {
  const [zhText, enText] = [chinese.get(key) ?? "", english.get(key) ?? ""];

  expect(zhText.trim()).not.toBe("");
  expect(enText.trim()).not.toBe("");
  // English may have a form for one and another for more.
  for (const form of enText.split(" | ")) expect(placeholders(form)).toEqual(placeholders(zhText));
});

test.each([...chinese])("%s keeps to Chinese punctuation between Chinese words", (_key, text) => {
  expect(text).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;!?()]\p{Script=Han}/u);
});

describe("everything that the contract can say has words", () => {
  const lists: [string, readonly string[]][] = [
    ["assignment.results", ASSIGNMENT_RESULTS], ["assignment.resultTexts", ASSIGNMENT_RESULTS], ["filters.results", ASSIGNMENT_RESULTS], ["filters.resultHints", ASSIGNMENT_RESULTS],
    ["assignment.methods", CELL_METHODS], ["assignment.reasons", RULE_REASONS], ["assignment.outcomes", ["won", "tied", "lost"]],
    ["assignment.roles", DUTY_ROLES], ["assignment.dutyOutcomes", DUTY_OUTCOMES], ["incidents.channels", CHANNELS], ["incidents.kinds", INCIDENT_KINDS],
    ["place.crss", CRSS], ["shell.search.kinds", SEARCH_KINDS], ["map.groups", LAYER_GROUPS], ["filters.quick", QUICK_RANGE_DAYS.map((days) => `d${days}`)],
    ["imports.kinds", IMPORT_KINDS], ["imports.about", IMPORT_KINDS], ["imports.job.states", IMPORT_STATES],
    // Indicators of water are named by the API.
    ["imports.fields", Object.values(IMPORT_KIND_ENTRIES).flatMap(({ fields }) => fields.map(({ name }) => name).filter((name) => !/^w\d+$/.test(name)))],
    ["states.kinds", ["network", "refused", "broken"]], ["shell.live", ["connecting", "live", "lost"]],
  ];

  test("everything that an import can find has advice", () => {
    expect(Object.keys(zh.imports.reasons).filter((reason) => adviceFor(reason) === undefined)).toEqual([]);
  });

  test.each(lists)("%s", (path, values) => {
    expect(values.filter((value) => !chinese.has(`${path}.${value}`))).toEqual([]);
  });
});
