import { ASSIGNMENT_RESULTS } from "../../server/contract/assignment.ts";
import { CRSS, type StatedPosition } from "../../server/contract/primitives.ts";
import { LAYER_GROUPS, type LayerGroup } from "../map/layer-ids.ts";
import type { MapView } from "../map/map-view.ts";
import { readMyGrid, writeMyGrid, type MyGridChoice, type MyGridMode } from "../stores/my-grid-choice.ts";
import { NO_FILTER, type CellChoice, type IncidentFilterState } from "../stores/incident-filter.ts";
import type { Selection } from "../stores/selection.ts";
import { readRange, writeRange } from "./range-text.ts";
import { readView, writeView } from "./view-text.ts";

/** Everything of the screen that a link carries. */
export interface UrlState {
  filter: IncidentFilterState;
  selection: Selection;
  view: MapView | null;
  hidden: ReadonlySet<LayerGroup>;
  mine: MyGridChoice | null;
  mode: MyGridMode;
}

/** The screen as query text, without what is at its default. */
export function writeUrlState({ filter, selection, view, hidden, mine, mode }: UrlState): Record<string, string> {
  const query: Record<string, string> = {};
  if (filter.categories.length > 0) query["category"] = filter.categories.join(",");
  const time = writeRange(filter.range);
  if (time !== null) query["time"] = time;
  if (filter.results.length > 0) query["result"] = filter.results.join(",");
  if (filter.nearBoundary) query["near"] = "1";
  if (filter.cell !== null) query["cell"] = [filter.cell.territory ?? "", filter.cell.code].join("/");
  if (selection.kind === "incident") query["incident"] = String(selection.id);
  if (selection.kind === "place" && selection.stated !== null) query["at"] = `${selection.stated.x},${selection.stated.y},${selection.stated.crs}`;
  if (selection.kind === "section") query["section"] = selection.code;
  if (view !== null) query["view"] = writeView(view);
  if (hidden.size > 0) query["hide"] = LAYER_GROUPS.filter((group) => hidden.has(group)).join(",");
  if (mine !== null) query["mine"] = writeMyGrid(mine);
  if (mine?.kind === "person" && mode === "assigned") query["by"] = mode;
  return query;
}

/** Reads a link. What cannot be understood counts as absent: a link from an older version still opens. */
export function readUrlState(query: Readonly<Record<string, unknown>>): UrlState {
  const text = (key: string): string | null => (typeof query[key] === "string" ? query[key] : null);
  const list = (key: string): string[] => text(key)?.split(",").filter((part) => part !== "") ?? [];
  return {
    filter: {
      ...NO_FILTER,
      categories: list("category"),
      range: readRange(text("time")),
      results: ASSIGNMENT_RESULTS.filter((result) => list("result").includes(result)),
      nearBoundary: text("near") === "1",
      cell: readCell(text("cell")),
    },
    selection: readSelection(text("incident"), text("at"), text("section")),
    view: readView(text("view")),
    hidden: new Set(LAYER_GROUPS.filter((group) => list("hide").includes(group))),
    mine: readMyGrid(text("mine")),
    mode: text("by") === "assigned" ? "assigned" : "cells",
  };
}

function readCell(text: string | null): CellChoice | null {
  const slash = text?.indexOf("/") ?? -1;
  if (text === null || slash < 0 || slash === text.length - 1) return null;
  return { code: text.slice(slash + 1), territory: text.slice(0, slash) || null, name: null };
}

function readSelection(incident: string | null, at: string | null, section: string | null): Selection {
  if (section !== null && section !== "") return { kind: "section", code: section };
  if (incident !== null && /^[1-9]\d{0,14}$/.test(incident)) return { kind: "incident", id: Number(incident) };
  const stated = readStated(at);
  return stated === null ? { kind: "none" } : { kind: "place", stated };
}

function readStated(text: string | null): StatedPosition | null {
  const [x, y, crsText, ...more] = (text ?? "").split(",");
  const crs = CRSS.find((known) => known === crsText);
  const [easting, northing] = [Number(x || NaN), Number(y || NaN)];
  return crs !== undefined && more.length === 0 && Number.isFinite(easting) && Number.isFinite(northing) ? { x: easting, y: northing, crs } : null;
}
