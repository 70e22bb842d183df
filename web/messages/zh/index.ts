import { analysis } from "./analysis.ts";
import { analysisMap } from "./analysis-map.ts";
import { assignment } from "./assignment.ts";
import { charts } from "./charts.ts";
import { data } from "./data.ts";
import { editions } from "./editions.ts";
import { filters } from "./filters.ts";
import { firstSteps } from "./first-steps.ts";
import { imports } from "./imports.ts";
import { incidents } from "./incidents.ts";
import { map } from "./map.ts";
import { place } from "./place.ts";
import { responsibility } from "./responsibility.ts";
import { shell } from "./shell.ts";
import { states } from "./states.ts";
import { ui } from "./ui.ts";
import { wall } from "./wall.ts";
import { water } from "./water.ts";
import { workbench } from "./workbench.ts";

export const zh = {
  analysis,
  analysisMap,
  assignment,
  charts,
  data,
  editions,
  filters,
  firstSteps,
  imports,
  incidents,
  map,
  place,
  responsibility,
  shell,
  states,
  ui,
  wall,
  water,
  workbench,
};
export type Messages = typeof zh;
