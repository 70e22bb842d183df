import { readCellPath, writeCellPath } from "../../geo/columns/cell-path.ts";
import type { CellChoice, IncidentFilter } from "../../geo/columns/incident-filter.ts";
import type { ErrorDetail } from "./error.ts";
import type { IncidentFilterQuery } from "./incident.ts";

/** In `channel`, the incidents whose channel is not known. */
export const UNKNOWN_CHANNEL = "none";
/** What an address can carry, with room for the rest of it. */
export const MOST_POLYGON_POSITIONS = 500;
const HOURS_OF_DAY = { least: 0, most: 23 };
/** ISO 8601: Monday to Sunday. */
const DAYS_OF_WEEK = { least: 1, most: 7 };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Position = NonNullable<IncidentFilter["polygon"]>[number];
type Refuse = (field: keyof IncidentFilterQuery, message: string) => void;

/** A filter read from query text, and every place that could not be read. */
export interface ReadFilterText {
  readonly filter: IncidentFilter;
  /** `field` is the name of the query parameter. Empty when the filter means what was asked. */
  readonly problems: readonly ErrorDetail[];
}

/**
 * The filter that query parameters ask for. Only its form is checked here: whether a category, cell
 * or channel exists is known to the server alone.
 */
export function readFilterText(query: IncidentFilterQuery): ReadFilterText {
  const problems: ErrorDetail[] = [];
  const refuse: Refuse = (field, message) => { problems.push({ field, message }); };
  const list = (field: keyof IncidentFilterQuery) => readList(field, query[field], refuse);
  const numbers = (field: keyof IncidentFilterQuery, range: { least: number; most: number }) => readNumbers(field, list(field), range, refuse);

  const filter: Mutable<IncidentFilter> = {};
  if (query.category !== undefined) filter.categories = list("category");
  if (query.channel !== undefined) filter.channels = list("channel").map((channel) => (channel === UNKNOWN_CHANNEL ? null : channel));
  if (query.kind !== undefined) filter.kinds = list("kind");
  if (query.status !== undefined) filter.statuses = list("status");
  if (query.result !== undefined) filter.results = list("result");
  if (query.sourceSystem !== undefined) filter.sourceSystems = list("sourceSystem");
  if (query.nearBoundary !== undefined) filter.nearBoundary = query.nearBoundary === "true";
  readCells(query, filter, refuse);
  if (query.from !== undefined) filter.fromMs = readInstant("from", query.from, refuse);
  if (query.to !== undefined) filter.toMs = readInstant("to", query.to, refuse);
  if (query.hour !== undefined) filter.hours = numbers("hour", HOURS_OF_DAY);
  if (query.weekday !== undefined) filter.weekdays = numbers("weekday", DAYS_OF_WEEK);
  if (query.polygon !== undefined) filter.polygon = readPolygon(query.polygon, refuse);
  return { filter, problems };
}

/**
 * Query parameters that ask for the filter, in one fixed order: equal filters are equal text.
 *
 * @throws {RangeError} for an empty list: what lets nothing through cannot be asked for.
 */
export function writeFilterText(filter: IncidentFilter): Record<string, string> {
  const query: Partial<Record<keyof IncidentFilterQuery, string>> = {};
  const put = (field: keyof IncidentFilterQuery, values: readonly string[] | undefined, separator = ",") => {
    if (values?.length === 0) throw new RangeError(`the filter's ${field} is empty: nothing could match it`);
    if (values !== undefined) query[field] = values.join(separator);
  };
  const putList = (field: keyof IncidentFilterQuery, values: readonly string[] | undefined) => put(field, values && sortedOnce(values).map(escapeValue));
  const putNumbers = (field: "hour" | "weekday", values: readonly number[] | undefined) => put(field, values && [...new Set(values)].sort((a, b) => a - b).map(String));

  putList("category", filter.categories);
  putList("channel", filter.channels?.map((channel) => channel ?? UNKNOWN_CHANNEL));
  putList("kind", filter.kinds);
  putList("status", filter.statuses);
  putList("result", filter.results);
  putList("sourceSystem", filter.sourceSystems);
  if (filter.nearBoundary !== undefined) query.nearBoundary = filter.nearBoundary ? "true" : "false";
  put("cells", filter.cells && sortedOnce(filter.cells.map(writeCell)));
  putList("territory", filter.territories);
  if (filter.fromMs !== undefined) query.from = new Date(filter.fromMs).toISOString();
  if (filter.toMs !== undefined) query.to = new Date(filter.toMs).toISOString();
  putNumbers("hour", filter.hours);
  putNumbers("weekday", filter.weekdays);
  put("polygon", filter.polygon?.map(([lng, lat]) => `${lng},${lat}`), ";");
  return query;
}

const sortedOnce = (values: readonly string[]) => [...new Set(values)].sort();
const escapeValue = (value: string) => value.replaceAll("%", "%25").replaceAll(",", "%2C");
const unescapeValue = (text: string) => text.replaceAll("%2C", ",").replaceAll("%25", "%");

/** As a cell path of one cell; its own "%" are escaped already. */
const writeCell = ({ territory, code }: CellChoice) => writeCellPath(territory ?? "", [code]).replaceAll(",", "%2C");

function readList(field: keyof IncidentFilterQuery, text: string | undefined, refuse: Refuse): string[] {
  const parts = (text ?? "").split(",");
  if (parts.includes("")) refuse(field, "a value is empty; leave the parameter out, or separate its values by one comma each");
  return [...new Set(parts.map(unescapeValue))];
}

function readNumbers(field: keyof IncidentFilterQuery, parts: readonly string[], { least, most }: { least: number; most: number }, refuse: Refuse): number[] {
  return parts.map((part) => {
    const value = /^\d{1,2}$/.test(part) ? Number(part) : NaN;
    if (!(value >= least && value <= most)) refuse(field, `${JSON.stringify(part)} is not a whole number from ${least} to ${most}`);
    return value;
  });
}

/** `cell` with its `territory`, or any number of `cells`; `territory` alone, or beside `cells`, is a filter of its own. */
function readCells(query: IncidentFilterQuery, filter: Mutable<IncidentFilter>, refuse: Refuse): void {
  const { cell, cells, territory } = query;
  if (cell === "") refuse("cell", "a cell code is missing");
  if (cell !== undefined && cells !== undefined) refuse("cells", "give cell or cells, not both");
  if (cell !== undefined) {
    filter.cells = [{ territory: territory ?? null, code: cell }];
    return;
  }
  if (territory !== undefined) filter.territories = readList("territory", territory, refuse);
  if (cells === undefined) return;
  filter.cells = [...new Set(cells.split(","))].map((text) => {
    const choice = readCellPath(text.replaceAll("%2C", ","));
    const [code = "", ...more] = choice.codes;
    if (code === "" || more.length > 0) refuse("cells", `${JSON.stringify(text)} is not a territory and a cell code, such as 3704/370402; write a "/" inside either as %2F`);
    return { territory: choice.territory === "" ? null : choice.territory, code };
  });
}

function readInstant(field: "from" | "to", text: string, refuse: Refuse): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) refuse(field, `${JSON.stringify(text)} is not an instant with offset, such as 2026-11-21T14:30:00+08:00`);
  return ms;
}

function readPolygon(text: string, refuse: Refuse): Position[] {
  const parts = text.split(";");
  const ring = parts.slice(0, MOST_POLYGON_POSITIONS + 1).map((part): Position => {
    const [lng = NaN, lat = NaN, ...more] = part.split(",").map((number) => (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(number) ? Number(number) : NaN));
    if (more.length > 0 || !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
      refuse("polygon", `${JSON.stringify(part)} is not longitude,latitude in degrees of WGS 84 (-180 to 180, -90 to 90)`);
    }
    return [lng, lat];
  });
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) ring.pop();
  if (ring.length < 3) refuse("polygon", "a polygon has three positions or more: lng,lat;lng,lat;lng,lat");
  if (parts.length > MOST_POLYGON_POSITIONS + 1 || ring.length > MOST_POLYGON_POSITIONS) {
    refuse("polygon", `a polygon has ${MOST_POLYGON_POSITIONS} positions at most; simplify the outline`);
  }
  return ring;
}
