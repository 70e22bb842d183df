import { KERNEL_NAMES } from "../../geo/density/kernels.ts";
import { ASSIGNMENT_RESULTS } from "../../server/contract/assignment.ts";
import { HOTSPOT_CORRECTIONS, HOTSPOT_MEASURES } from "../../server/contract/hotspot.ts";
import { INCIDENT_KINDS } from "../../server/contract/incident.ts";
import type { MapView } from "../map/map-view.ts";
import type { AnalysisFilterState, CellKey } from "../stores/analysis-filter-state.ts";
import { FIRST_ANALYSIS_STATE, type AnalysisState } from "../stores/analysis-steps.ts";
import { MAP_SHOWS, type AnalysisSubject, type ClassBreaks, type Corner } from "../stores/analysis-subject.ts";
import { COMPARISONS, LOWER_PANES, SIZES_METRES, TABLE_COLUMNS, type AnalysisViewState, type TableSort } from "../stores/analysis-view-state.ts";
import { readRange, writeRange } from "./range-text.ts";
import { readView, writeView } from "./view-text.ts";

/** Everything of the analysis screen that a link carries. */
export interface AnalysisLink extends AnalysisState { readonly camera: MapView | null; }

const FIRST = FIRST_ANALYSIS_STATE;

/** The screen as query text, without what is as the screen opens. All time is written out, since the screen opens on 90 days. */
export function writeAnalysisLink({ filter, view, camera }: AnalysisLink): Record<string, string> {
  const { subject } = view;
  const first = FIRST.view;
  const time = writeRange(filter.range) ?? "all";
  return Object.fromEntries(Object.entries({
    category: textList(filter.categories),
    channel: textList(filter.channels.map((channel) => channel ?? "none")),
    kind: filter.kinds.join(","), status: textList(filter.statuses), result: filter.results.join(","),
    near: filter.nearBoundary ? "1" : "",
    cells: textList(filter.cells.map(({ territory, code }) => [territory ?? "", code].map(encodeURIComponent).join("/")), (text) => text),
    time: time === writeRange(FIRST.filter.range) ? "" : time,
    hour: filter.hours.join(","), weekday: filter.weekdays.join(","),
    polygon: filter.polygon?.map((position) => position.join(",")).join(";") ?? "",
    show: unless(subject.shows, first.subject.shows), unit: unless(writeUnit(subject.unit), writeUnit(first.subject.unit)),
    measure: unless(subject.measure, first.subject.measure), correction: unless(subject.correction, first.subject.correction),
    kernel: unless(subject.kernel, first.subject.kernel), bandwidth: unless(String(subject.bandwidthMetres), String(first.subject.bandwidthMetres)),
    classes: view.classes === null ? "" : writeClasses(view.classes),
    compare: unless(view.comparison, first.comparison), side: view.isSideBySide ? "1" : "",
    place: view.place ?? "", pane: unless(view.pane, first.pane), sort: unless(writeSort(view.sort), writeSort(first.sort)),
    view: camera === null ? "" : writeView(camera),
  }).filter(([, text]) => text !== ""));
}

/** Reads a link. What cannot be understood counts as absent: a link from another version still opens. */
export function readAnalysisLink(query: Readonly<Record<string, unknown>>): AnalysisLink {
  const text = (key: string): string => (typeof query[key] === "string" ? query[key] : "");
  return { filter: readFilter(text), view: readViewState(text), camera: readView(text("view") || null) };
}

type TextOf = (key: string) => string;

function readFilter(text: TextOf): AnalysisFilterState {
  const list = (key: string) => readTextList(text(key));
  const range = readRange(text("time") || null);
  return {
    categories: list("category"), channels: list("channel").map((channel) => (channel === "none" ? null : channel)),
    kinds: INCIDENT_KINDS.filter((kind) => list("kind").includes(kind)), statuses: list("status"),
    results: ASSIGNMENT_RESULTS.filter((result) => list("result").includes(result)),
    cells: text("cells").split(",").flatMap(readCell), nearBoundary: text("near") === "1",
    range: range.kind === "all" && text("time") !== "all" ? FIRST.filter.range : range,
    hours: readNumbers(text("hour"), 0, 23), weekdays: readNumbers(text("weekday"), 1, 7), polygon: readPolygon(text("polygon")),
  };
}

function readViewState(text: TextOf): AnalysisViewState {
  const first = FIRST.view;
  const subject: AnalysisSubject = {
    shows: oneOf(MAP_SHOWS, text("show"), first.subject.shows), unit: readUnit(text("unit")),
    measure: oneOf(HOTSPOT_MEASURES, text("measure"), first.subject.measure), correction: oneOf(HOTSPOT_CORRECTIONS, text("correction"), first.subject.correction),
    kernel: oneOf(KERNEL_NAMES, text("kernel"), first.subject.kernel),
    bandwidthMetres: SIZES_METRES.find((size) => String(size) === text("bandwidth")) ?? first.subject.bandwidthMetres,
  };
  return {
    subject, classes: readClasses(text("classes")), comparison: oneOf(COMPARISONS, text("compare"), first.comparison), isSideBySide: text("side") === "1",
    place: text("place") || null, pane: oneOf(LOWER_PANES, text("pane"), first.pane), sort: readSort(text("sort")),
  };
}

/** Codes come from data and may hold a comma. */
function textList(list: readonly string[], write: (part: string) => string = encodeURIComponent): string {
  return list.map(write).join(",");
}
function readTextList(text: string): string[] {
  return text.split(",").filter((part) => part !== "").flatMap(decoded);
}
function decoded(part: string): string[] {
  try {
    return [decodeURIComponent(part)];
  } catch {
    return [];
  }
}

function unless(text: string, usual: string): string {
  return text === usual ? "" : text;
}
function oneOf<T extends string>(known: readonly T[], text: string, usual: T): T {
  return known.find((value) => value === text) ?? usual;
}

function readCell(text: string): CellKey[] {
  const [territory = [], code = [], ...more] = text.split("/").map(decoded);
  const [key] = code;
  return more.length > 0 || key === undefined || key === "" ? [] : [{ territory: territory[0] || null, code: key }];
}

function readNumbers(text: string, least: number, most: number): number[] {
  const numbers = text.split(",").filter((part) => /^\d{1,2}$/.test(part)).map(Number);
  return [...new Set(numbers)].filter((number) => number >= least && number <= most).toSorted((a, b) => a - b);
}

function readPolygon(text: string): Corner[] | null {
  const ring = text.split(";").map((position) => position.split(",").map((part) => Number(part || NaN)));
  const isRing = ring.length >= 3 && ring.every(([lng = NaN, lat = NaN, ...more]) => more.length === 0 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
  return isRing ? ring.map(([lng = 0, lat = 0]) => [lng, lat] as const) : null;
}

/** `hexagons-2000`, `squares-1000` or `cells-3`. */
function writeUnit(unit: AnalysisSubject["unit"]): string {
  return `${unit.kind}-${unit.kind === "cells" ? unit.depth : unit.sizeMetres}`;
}
function readUnit(text: string): AnalysisSubject["unit"] {
  const [, kind, digits] = /^(cells|hexagons|squares)-([1-9]\d{0,4})$/.exec(text) ?? [];
  const number = Number(digits);
  if (kind === "cells" && number <= 9) return { kind, depth: number };
  if ((kind === "hexagons" || kind === "squares") && SIZES_METRES.some((size) => size === number)) return { kind, sizeMetres: number };
  return FIRST.view.subject.unit;
}

/** Least, most and number of the values, then the limits between classes. */
function writeClasses({ breaks, least, most, n }: ClassBreaks): string {
  return [least, most, n, ...breaks].join(",");
}
function readClasses(text: string): ClassBreaks | null {
  const numbers = text.split(",").map((part) => Number(part || NaN));
  const [least = NaN, most = NaN, n = NaN, ...breaks] = numbers;
  const isRising = breaks.every((limit, at) => limit > (breaks[at - 1] ?? 0));
  return numbers.every(Number.isFinite) && Number.isInteger(n) && least <= most && n > 0 && isRising ? { breaks, least, most, n } : null;
}

function writeSort({ column, isAscending }: TableSort): string {
  return isAscending ? column : `-${column}`;
}
function readSort(text: string): TableSort {
  const column = TABLE_COLUMNS.find((known) => known === text.replace(/^-/, ""));
  return column === undefined ? FIRST.view.sort : { column, isAscending: !text.startsWith("-") };
}
