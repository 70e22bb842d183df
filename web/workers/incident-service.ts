import { appendArrow, type BBox } from "../../geo/index.ts";
import type { Answers, AnswerContext } from "./answer-questions.ts";
import { beginLoad, type BegunLoad } from "./begin-load.ts";
import { drawDensity } from "./draw-density.ts";
import { fetchRows, type FetchRowsDeps } from "./fetch-rows.ts";
import { advance, holdColumns, type HeldColumns } from "./held-columns.ts";
import type { AnalysisUnit, ColumnsState, LoadQuestion } from "./incident-questions.ts";
import { matchingPage } from "./matching-page.ts";
import { PlaceBook, type BookedPlaces, type PlaceSource } from "./place-book.ts";
import { testHotspots } from "./test-hotspots.ts";
import { kept } from "./transferables.ts";
import { countPlaces } from "./unit-counts.ts";

export type IncidentServiceDeps = FetchRowsDeps & PlaceSource;

/**
 * What the worker answers: the incidents that it holds, filtered and counted.
 *
 * While a load runs, questions are answered from what was held before; without anything held they
 * fail with "nothing is loaded".
 */
export function createIncidentService(deps: IncidentServiceDeps): Answers {
  let held: HeldColumns | null = null;
  let book = new PlaceBook(deps);
  let begun: BegunLoad | null = null;

  const holding = (): HeldColumns => {
    if (held === null) throw new Error("Nothing is loaded yet.");
    return held;
  };
  /**
   * The columns with their places: those that were held when it was asked, a load may replace both meanwhile.
   * Fetching takes time, in which the question may have been given up: then nothing is computed.
   */
  async function withPlaces(unit: AnalysisUnit, { signal }: AnswerContext): Promise<{ mine: HeldColumns; booked: BookedPlaces }> {
    const mine = holding();
    const booked = await book.find(unit, mine.columns, mine.question);
    signal.throwIfAborted();
    return { mine, booked };
  }

  async function load(question: LoadQuestion, context: AnswerContext): Promise<ColumnsState> {
    const mine = begun ?? beginLoad(deps);
    begun = null;
    const { columns, ...upTo } = await mine.take(context);
    held = holdColumns(columns, question, held);
    book = new PlaceBook(deps);
    return advance(held, upTo);
  }

  async function update(context: AnswerContext): Promise<ColumnsState> {
    const mine = holding();
    const fetched = await fetchRows(deps, mine.state.lastEventSeq, context);
    // A load that finished meanwhile tells more than this update.
    if (mine !== held || fetched.lastEventSeq <= mine.state.lastEventSeq) return holding().state;
    appendArrow(mine.columns, fetched.arrow);
    return advance(mine, fetched);
  }

  return {
    begin() {
      begun ??= beginLoad(deps);
      return null;
    },
    load,
    update: (_ask, context) => update(context),
    apply({ rows, seq, at }) {
      const mine = holding();
      if (seq <= mine.state.lastEventSeq) return mine.state;
      mine.columns.put(rows);
      return advance(mine, { lastEventSeq: seq, asOf: at });
    },
    setCategories({ categories }) {
      const mine = holding();
      for (const view of Object.values(mine.views)) view.setCategories(categories);
      return advance(mine, mine.state);
    },
    setFilter({ view, filter }) {
      const { views, state } = holding();
      const began = deps.now();
      views[view].setFilter(filter);
      const counts = views[view].counts();
      return { counts, revision: state.revision, tookMs: deps.now() - began };
    },
    places: async ({ unit }, context) => kept((await withPlaces(unit, context)).booked.places),
    async unitCounts({ view, unit }, context) {
      const { mine, booked } = await withPlaces(unit, context);
      return { key: booked.places.key, ...countPlaces(mine.views[view], booked) };
    },
    async hotspots({ view, unit, measure, correction }, context) {
      const { mine, booked } = await withPlaces(unit, context);
      return testHotspots(mine.views[view], booked, deps, measure, correction);
    },
    density: async ({ view, kernel, bandwidthMetres }, { signal }) => {
      const land = await book.land();
      signal.throwIfAborted();
      const { views, question } = holding();
      return drawDensity(views[view], land, extentOf(question), kernel, bandwidthMetres);
    },
    tile({ view, z, x, y }) {
      const { tiles, views } = holding();
      return tiles.tile(views[view], z, x, y);
    },
    page({ view, offset, limit }) {
      const { views, newest } = holding();
      return matchingPage(views[view], newest, offset, limit);
    },
  };
}

function extentOf({ home }: LoadQuestion): BBox {
  if (home === null) throw new Error("There are no cells in force to draw a density over.");
  return home;
}
