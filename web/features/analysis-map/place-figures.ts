import { NOT_PAINTED, type PlaceFigures, type PlaceMarks } from "../../map/analysis/analysis-state.ts";
import type { AnalysisLegend, AnalysisSubject, ClassBreaks } from "../../stores/analysis-subject.ts";
import { classBreaks, classOf, equalBreaks } from "../../stores/class-breaks.ts";
import type { ViewFigures } from "../../stores/incident-columns-state.ts";
import { NO_DATA_CLASS, NOT_STUDIED_CLASS, NOT_TESTED_CLASS, type HotspotFigures, type UnitPlaces } from "../../workers/incident-questions.ts";
import { unitValues } from "../../workers/unit-values.ts";

/** Radius of the circle that stands for the largest value the classes were made from. */
const LARGEST_RADIUS_PIXELS = 26;
const LEAST_RADIUS_PIXELS = 2;

/** How the places of a subject are marked: a count of cells never fills them. */
export function marksOf({ shows, unit, measure }: AnalysisSubject): PlaceMarks {
  if (shows === "hotspots") return "fills";
  if (shows !== "figures") return "none";
  return unit.kind === "cells" && measure === "count" ? "circles" : "fills";
}

/** The values of the places that a subject classes; null where figures and places do not belong together (yet). */
export function valuesOf(subject: AnalysisSubject, places: UnitPlaces | null, { unitCounts }: Pick<ViewFigures, "unitCounts">): Float64Array | null {
  return places === null || unitCounts === null || unitCounts.key !== places.key ? null : unitValues(subject.measure, places, unitCounts.counts);
}

/**
 * Classes made from the figures of now, of all views together; null where the subject has none, or
 * nothing to make them from. Keep the answer: classes stay as they are while one filters.
 */
export function makeClasses(subject: AnalysisSubject, places: UnitPlaces | null, views: readonly ViewFigures[]): ClassBreaks | null {
  if (subject.shows === "density") return equalBreaks(...views.flatMap(({ density }) => (density === null ? [] : [density.perSquareKm])));
  if (subject.shows !== "figures") return null;
  return classBreaks(...views.flatMap((view) => valuesOf(subject, places, view) ?? []));
}

/** What to paint on the places; null while it is not there. */
export function placeFigures(subject: AnalysisSubject, classes: ClassBreaks | null, places: UnitPlaces | null, view: ViewFigures): PlaceFigures | null {
  if (subject.shows === "hotspots") return places === null || view.hotspots?.key !== places.key ? null : { key: view.hotspots.key, classes: testedClasses(view.hotspots), radiiPixels: null };
  const values = valuesOf(subject, places, view);
  if (subject.shows !== "figures" || places === null || values === null || classes === null) return null;
  if (marksOf(subject) === "circles") return { key: places.key, classes: null, radiiPixels: values.map((value) => circleRadius(value, classes.most)) };
  return { key: places.key, classes: Int16Array.from(values, (value) => (Number.isNaN(value) ? NO_DATA_CLASS : classOf(value, classes))), radiiPixels: null };
}

/** Where the filter does not look nothing was tested: that is not the hatch of a value that is missing. */
function testedClasses({ classes }: HotspotFigures): Int16Array {
  return Int16Array.from(classes, (of) => (of === NOT_STUDIED_CLASS ? NOT_PAINTED : of));
}

/** Pixels; the area is in proportion to the value, whatever is filtered. */
export function circleRadius(value: number, most: number): number {
  return value > 0 ? Math.max(LEAST_RADIUS_PIXELS, LARGEST_RADIUS_PIXELS * Math.sqrt(value / most)) : 0;
}

/** What the legend beside the map says; null while there is nothing to say. */
export function legendOf(subject: AnalysisSubject, classes: ClassBreaks | null, places: UnitPlaces | null, view: ViewFigures): AnalysisLegend | null {
  if (subject.shows === "points") return { kind: "points" };
  if (subject.shows === "hotspots") {
    const of = placeFigures(subject, classes, places, view)?.classes;
    return of ? { kind: "diverging", perClass: countClasses(of, -3, 7), withoutData: countOf(of, NO_DATA_CLASS), notComputable: countOf(of, NOT_TESTED_CLASS) } : null;
  }
  if (classes === null) return null;
  if (subject.shows === "density") return { kind: "sequential", classes, perClass: [], zeros: 0, withoutData: 0 };
  const painted = placeFigures(subject, classes, places, view);
  if (painted === null) return null;
  if (painted.classes === null) return { kind: "circles", steps: circleSteps(classes.most) };
  const of = painted.classes;
  return {
    kind: "sequential", classes, perClass: countClasses(of, 0, classes.breaks.length + 1),
    zeros: countOf(of, -1), withoutData: countOf(of, NO_DATA_CLASS),
  };
}

function countOf(classes: ArrayLike<number>, wanted: number): number {
  return Array.from(classes).filter((each) => each === wanted).length;
}

function countClasses(classes: ArrayLike<number>, first: number, length: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (let at = 0; at < classes.length; at += 1) {
    const index = classes[at]! - first;
    if (index >= 0 && index < length) counts[index]! += 1;
  }
  return counts;
}

/** Three round values with their circles, the largest first. */
function circleSteps(most: number): { value: number; radiusPixels: number }[] {
  const values = [most, most / 3, most / 12].map((value) => Math.max(1, Number(value.toPrecision(value < 10 ? 1 : 2))));
  return [...new Set(values.map((value) => Math.round(value)))].map((value) => ({ value, radiusPixels: circleRadius(value, most) }));
}
