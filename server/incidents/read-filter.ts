import type { CellChoice, IncidentFilter } from "../../geo/index.ts";
import { ASSIGNMENT_RESULTS } from "../contract/assignment.ts";
import type { ErrorDetail } from "../contract/error.ts";
import { readFilterText } from "../contract/filter-text.ts";
import { CHANNELS, INCIDENT_KINDS, INCIDENT_STATUSES, type IncidentFilterQuery } from "../contract/incident.ts";
import type { CurrentColumns } from "../columns/live-columns.ts";
import { ConflictError, detailAt, InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { Territories } from "../territory/territories.ts";

/** What exists, and so can be filtered for. */
export interface FilterNames {
  readonly current: Pick<CurrentColumns, "columns" | "categories">;
  readonly territories: Territories;
}

/**
 * The filter that a request asks for: the only way from query text to a filter, so that list, summary,
 * tiles and exports mean the same. A cell comes back with its territory.
 *
 * @throws {InvalidError} naming every place whose value names nothing.
 * @throws {ConflictError} for a cell code that several territories share while none is named.
 */
export function readFilter(query: IncidentFilterQuery, names: FilterNames): IncidentFilter {
  const { filter, problems } = readFilterText(query);
  const cells = filter.cells?.map((choice) => ({ choice, territories: territoriesWith(choice, names.territories) }));
  const all = problems.length > 0 ? problems : [...unknownValues(filter, names), ...unknownCells(cells ?? [], query)];
  if (all.length > 0) {
    throw new InvalidError(
      said(all.map(({ field, message }) => `Filter ${field}: ${message}`).join("; "), `筛选条件里有不认识的值：${all.map(({ field, messageZh = field }) => messageZh).join("；")}`),
      all.map((detail) => ({ ...detail, field: `query.${detail.field}` })),
    );
  }
  return cells === undefined ? filter : { ...filter, cells: cells.map(({ choice, territories }) => ({ ...choice, territory: onlyOne(choice, territories) })) };
}

function unknownValues(filter: IncidentFilter, { current: { columns, categories }, territories }: FilterNames): ErrorDetail[] {
  const codes = new Set(categories.map(({ code }) => code));
  const held = (values: { find(value: string): number }, known: readonly string[] = []) => (value: string) => known.includes(value) || values.find(value) >= 0;
  const named = new Set([...territories.editions.values()].map(({ territory }) => territory));
  const checks: readonly [field: keyof IncidentFilterQuery, values: readonly (string | null)[] | undefined, isKnown: (value: string) => boolean, what: string][] = [
    ["category", filter.categories, (value) => codes.has(value), "there is no category VALUE; GET /api/deployment lists them"],
    ["channel", filter.channels, held(columns.channel.values, CHANNELS), `VALUE is not one of ${CHANNELS.join(", ")} and none`],
    ["kind", filter.kinds, held(columns.kind.values, INCIDENT_KINDS), `VALUE is not one of ${INCIDENT_KINDS.join(", ")}`],
    ["status", filter.statuses, held(columns.status.values, INCIDENT_STATUSES), `VALUE is not one of ${INCIDENT_STATUSES.join(", ")}`],
    ["result", filter.results, held(columns.result.values, ASSIGNMENT_RESULTS), `VALUE is not one of ${ASSIGNMENT_RESULTS.join(", ")}`],
    ["sourceSystem", filter.sourceSystems, held(columns.sourceSystem.values), "no incident came from VALUE; GET /api/deployment lists the source systems"],
    ["territory", filter.territories, (value) => named.has(value), "there is no territory VALUE with a published edition; GET /api/editions lists them"],
  ];
  return checks.flatMap(([field, values = [], isKnown, what]) =>
    values.flatMap((value) => (value === null || isKnown(value) ? [] : [detailAt(field, said(what.replace("VALUE", () => JSON.stringify(value)), `${field} 没有“${value}”`))])));
}

interface FoundChoice {
  readonly choice: CellChoice;
  /** Those that have the code in a published edition, whichever is in force. */
  readonly territories: readonly string[];
}

function territoriesWith({ territory, code }: CellChoice, { editions }: Territories): string[] {
  const found = [...editions.values()].filter((edition) => (territory === null || edition.territory === territory) && edition.placeOf(code) >= 0);
  return [...new Set(found.map((edition) => edition.territory))].sort();
}

function unknownCells(cells: readonly FoundChoice[], { cell }: IncidentFilterQuery): ErrorDetail[] {
  const field = cell === undefined ? "cells" : "cell";
  return cells.filter(({ territories }) => territories.length === 0).map(({ choice: { territory, code } }) =>
    detailAt(field, said(
      `no published cell has the code ${JSON.stringify(code)}${territory === null ? "" : ` in territory ${JSON.stringify(territory)}`}`,
      `${territory === null ? "" : `辖区${territory}`}没有网格 ${code}`,
    )));
}

function onlyOne({ code }: CellChoice, territories: readonly string[]): string {
  const [only = "", ...others] = territories;
  if (others.length === 0) return only;
  const message = `cells of ${territories.join(" and ")} share the code ${JSON.stringify(code)}: add territory=${only}, or name them as cells=${territories.map((territory) => `${territory}/…`).join(",")}`;
  throw ConflictError.at("query.territory", said(`Filter cell: ${message}`, `辖区${territories.join("、")}都有网格 ${code}，请指明辖区`));
}
