import { describe, expect, test } from "vitest";
import { describePlace } from "../../../../web/features/analysis-map/describe-place.ts";
import { circleRadius, legendOf, makeClasses, marksOf, placeFigures } from "../../../../web/features/analysis-map/place-figures.ts";
import { NOT_PAINTED } from "../../../../web/map/analysis/analysis-state.ts";
import { FIRST_SUBJECT, type AnalysisSubject } from "../../../../web/stores/analysis-subject.ts";
import type { ViewFigures } from "../../../../web/stores/incident-columns-state.ts";
import { NO_DATA_CLASS, NOT_STUDIED_CLASS, NOT_TESTED_CLASS, type HotspotFigures } from "../../../../web/workers/incident-questions.ts";
import { cellPlaces, somePlaces } from "../../map/analysis/analysis-state-builder.ts";

const subject = (part: Partial<AnalysisSubject>): AnalysisSubject => ({ ...FIRST_SUBJECT, shows: "figures", unit: { kind: "cells", depth: 3 }, ...part });
const view = (part: Partial<ViewFigures> = {}): ViewFigures => ({
  filter: {}, counts: null, unitCounts: { key: "k1", counts: new Uint32Array([40, 10, 0]), elsewhere: 0 }, hotspots: null, density: null, isUpdating: false, revision: 0, failure: null, ...part,
});
const hotspots = (classes: number[]) => ({ key: "k1", classes: Int8Array.from(classes), z: new Float64Array([2.5, 0, NaN]) }) as HotspotFigures;
const CLASSES = { breaks: [10, 20, 30], least: 1, most: 40, n: 3 };

describe("marks", () => {
  test.each([
    ["figures", "cells", "count", "circles"], ["figures", "cells", "per_km2", "fills"], ["figures", "hexagons", "count", "fills"],
    ["hotspots", "cells", "count", "fills"], ["points", "cells", "count", "none"], ["density", "cells", "count", "none"],
  ] as const)("%s of %s by %s: %s", (shows, kind, measure, marks) => {
    expect(marksOf(subject({ shows, measure, unit: kind === "cells" ? { kind, depth: 3 } : { kind, sizeMetres: 1000 } }))).toBe(marks);
  });
});

describe("what is painted", () => {
  test("are classes of the rate; unknown population is no data and zero is none", () => {
    const painted = placeFigures(subject({ measure: "per_10k" }), CLASSES, cellPlaces(), view({ unitCounts: { key: "k1", counts: new Uint32Array([40, 0, 5]), elsewhere: 0 } }));

    expect(painted?.classes).toEqual(Int16Array.of(3, -1, NO_DATA_CLASS));
  });

  test("are circles with areas in proportion to the count", () => {
    const painted = placeFigures(subject({ measure: "count" }), CLASSES, cellPlaces(), view());

    expect(painted?.classes).toBeNull();
    expect(painted?.radiiPixels?.[0]).toBeCloseTo(2 * (painted?.radiiPixels?.[1] ?? 0));
    expect(painted?.radiiPixels?.[2]).toBe(0);
  });

  test("outside the study area nothing is, rather than the hatch of no data", () => {
    const painted = placeFigures(subject({ shows: "hotspots" }), null, somePlaces(), view({ hotspots: hotspots([3, NO_DATA_CLASS, NOT_STUDIED_CLASS]) }));

    expect(painted?.classes).toEqual(Int16Array.of(3, NO_DATA_CLASS, NOT_PAINTED));
  });

  test("nothing, while figures are about places that were replaced", () => {
    expect(placeFigures(subject({ measure: "per_km2" }), CLASSES, cellPlaces({ key: "k2" }), view())).toBeNull();
    expect(placeFigures(subject({ shows: "hotspots" }), null, cellPlaces({ key: "k2" }), view({ hotspots: hotspots([1, 2, 3]) }))).toBeNull();
  });
});

describe("classes and legend", () => {
  test("classes of two views are one set", () => {
    const other = view({ unitCounts: { key: "k1", counts: new Uint32Array([400, 1, 1]), elsewhere: 0 } });

    expect(makeClasses(subject({ measure: "per_km2" }), cellPlaces(), [view(), other])).toMatchObject({ least: 1, most: 400, n: 5 });
  });

  test("hotspots and points need no classes", () => {
    expect(makeClasses(subject({ shows: "hotspots" }), cellPlaces(), [view()])).toBeNull();
    expect(makeClasses(subject({ shows: "points" }), cellPlaces(), [view()])).toBeNull();
  });

  test("the legend counts every place once: in a class, as zero, or without data", () => {
    const legend = legendOf(subject({ measure: "per_10k" }), CLASSES, cellPlaces(), view({ unitCounts: { key: "k1", counts: new Uint32Array([40, 0, 5]), elsewhere: 0 } }));

    expect(legend).toMatchObject({ kind: "sequential", perClass: [0, 0, 0, 1], zeros: 1, withoutData: 1 });
  });

  test("the legend of hotspots counts from cold to hot, and leaves out what was not tested", () => {
    expect(legendOf(subject({ shows: "hotspots" }), null, somePlaces(), view({ hotspots: hotspots([-3, 3, NOT_STUDIED_CLASS]) }))).toEqual({ kind: "diverging", perClass: [1, 0, 0, 0, 0, 0, 1], withoutData: 0, notComputable: 0 });
  });

  test("the legend of hotspots tells a missing value from one that cannot be tested", () => {
    expect(legendOf(subject({ shows: "hotspots" }), null, somePlaces(), view({ hotspots: hotspots([NOT_TESTED_CLASS, NOT_TESTED_CLASS, NO_DATA_CLASS]) }))).toMatchObject({ withoutData: 1, notComputable: 2 });
  });

  test("circles of the legend are those of the map", () => {
    const legend = legendOf(subject({ measure: "count" }), CLASSES, cellPlaces(), view());

    expect(legend).toMatchObject({ kind: "circles", steps: [{ value: 40, radiusPixels: circleRadius(40, 40) }, {}, {}] });
  });
});

test("a place is described by the numbers that its colour stands for", () => {
  expect(describePlace(cellPlaces(), view({ hotspots: hotspots([2, 0, NO_DATA_CLASS]) }), "t/a")).toEqual({ count: 40, perKm2: 40, per10k: 40, z: 2.5, hotspotClass: 2 });
  expect(describePlace(cellPlaces(), view(), "t/c")).toEqual({ count: 0, perKm2: 0, per10k: null, z: null, hotspotClass: null });
  expect(describePlace(cellPlaces(), view(), "t/gone")).toBeNull();
});
