import { analysis } from "./analysis.ts";
import type { Messages } from "../zh/index.ts";
import { analysisMap } from "./analysis-map.ts";
import { assignment } from "./assignment.ts";
import { charts } from "./charts.ts";
import { data } from "./data.ts";
import { editions } from "./editions.ts";
import { filters } from "./filters.ts";
import { incidents } from "./incidents.ts";
import { map } from "./map.ts";
import { place } from "./place.ts";
import { shell } from "./shell.ts";
import { states } from "./states.ts";
import { ui } from "./ui.ts";
import { wall } from "./wall.ts";

export const en: Messages = { analysis, analysisMap, assignment, charts, data, editions, filters, incidents, map, place, shell, states, ui, wall };
