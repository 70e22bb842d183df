import { type ColumnsDeps, filterColumns } from "../columns/filter-columns.ts";
import type { CurrentColumns } from "../columns/live-columns.ts";
import { filterKey } from "../columns/view-shelf.ts";
import { writeFilterText } from "../contract/filter-text.ts";
import type { IncidentPoints } from "../contract/incident-points.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import type { IncidentFilter } from "../../geo/index.ts";

/** About eleven metres: finer than a screen of a city shows, and no address. */
const STEPS_PER_DEGREE = 10_000;

/**
 * Where incidents under a filter are, gathered by category and rounded position: what a wall draws as
 * points. Nothing tells which incident a point is. Answers hold until the next event, whoever asks.
 *
 * @throws {InvalidError | ConflictError} when the filter names nothing.
 */
export async function findIncidentPoints(deps: ColumnsDeps, query: IncidentFilterQuery): Promise<IncidentPoints> {
  const { current, filter } = await filterColumns(deps, query);
  const found = current.points.get(filterKey(filter), current.lastSeq, () => gather(current, filter));
  return { ...found, asOf: deps.now().toISOString(), filter: writeFilterText(filter) };
}

function gather(current: CurrentColumns, filter: IncidentFilter): Omit<IncidentPoints, "asOf" | "filter"> {
  const view = current.viewOf(filter);
  const { lng, lat, category } = current.columns;
  const rows = view.matchingRows();
  const places = new Map<string, [lng: number, lat: number, category: number, count: number]>();
  const categories = new Map<number, number>();
  let withoutPosition = 0;
  for (const row of rows) {
    if (Number.isNaN(lng[row]!)) {
      withoutPosition++;
      continue;
    }
    const [x, y, code] = [Math.round(lng[row]! * STEPS_PER_DEGREE), Math.round(lat[row]! * STEPS_PER_DEGREE), category.codes[row]!];
    const key = `${x} ${y} ${code}`;
    const known = places.get(key);
    if (known !== undefined) {
      known[3]++;
      continue;
    }
    if (!categories.has(code)) categories.set(code, categories.size);
    places.set(key, [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE, categories.get(code)!, 1]);
  }
  return {
    lastEventSeq: current.lastSeq, total: rows.length, withoutPosition,
    categories: [...categories.keys()].map((code) => category.values.decode(code)),
    points: [...places.values()],
  };
}
