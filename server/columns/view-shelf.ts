import { createIncidentView, type IncidentColumns, type IncidentFilter, type IncidentView } from "../../geo/index.ts";
import type { Category } from "../contract/deployment.ts";
import { writeFilterText } from "../contract/filter-text.ts";

/** A view holds some five bytes a row. */
const MOST_VIEWS = 16;

/** Views by filter, the ones last asked for: a filter that many look through is counted once. */
export class ViewShelf {
  readonly #columns: IncidentColumns;
  readonly #views = new Map<string, IncidentView>();
  #categories: readonly Category[];

  constructor(columns: IncidentColumns, categories: readonly Category[]) {
    this.#columns = columns;
    this.#categories = categories;
  }

  /** The view through this filter, counted with all that the columns hold now. */
  viewOf(filter: IncidentFilter): IncidentView {
    const key = filterKey(filter);
    const known = this.#views.get(key);
    this.#views.delete(key);
    const view = known ?? this.#reused() ?? createIncidentView(this.#columns, { categories: this.#categories, filter });
    if (known === undefined) view.setFilter(filter);
    this.#views.set(key, view);
    return view;
  }

  setCategories(categories: readonly Category[]): void {
    this.#categories = categories;
    for (const view of this.#views.values()) view.setCategories(categories);
  }

  /** The view longest unasked for, once there are enough: moving one costs less than making one. */
  #reused(): IncidentView | undefined {
    if (this.#views.size < MOST_VIEWS) return undefined;
    const [oldest] = this.#views;
    if (oldest === undefined) return undefined;
    this.#views.delete(oldest[0]);
    return oldest[1];
  }
}

/** Equal for filters that mean the same. */
export function filterKey(filter: IncidentFilter): string {
  return new URLSearchParams({ ...writeFilterText(filter), ...(filter.listed === undefined ? {} : { listed: filter.listed.name }) }).toString();
}
