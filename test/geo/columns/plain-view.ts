import { type CategoryNode, type CellCounts, type Dimension, DIMENSIONS, type IncidentCounts, type IncidentFilter, type IncidentRow, sideOfCell } from "../../../geo/index.ts";

const DAY_MS = 86_400_000;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What columns and views answer, found by asking every row about every part of the filter. */
export class PlainView {
  readonly #format: Intl.DateTimeFormat;
  readonly #clocks = new Map<number, { day: number; weekday: number; hour: number }>();

  constructor(readonly rows: readonly IncidentRow[], readonly filter: IncidentFilter, readonly categories: readonly CategoryNode[], timeZone: string) {
    this.#format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", weekday: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric" });
  }

  passes(row: IncidentRow, dimension: Dimension): boolean {
    const { filter } = this;
    switch (dimension) {
      case "category": return filter.categories === undefined || filter.categories.some((code) => this.isBeneath(row.category, code));
      case "channel": return filter.channels?.includes(row.channel) ?? true;
      case "kind": return filter.kinds?.includes(row.kind) ?? true;
      case "status": return filter.statuses?.includes(row.status) ?? true;
      case "result": return filter.results?.includes(row.result) ?? true;
      case "sourceSystem": return filter.sourceSystems?.includes(row.sourceSystem) ?? true;
      case "nearBoundary": return filter.nearBoundary === undefined || filter.nearBoundary === row.nearBoundary;
      case "cell": return this.#passesCell(row);
      case "day": return (filter.fromMs === undefined || row.reportedAtMs >= filter.fromMs) && (filter.toMs === undefined || row.reportedAtMs < filter.toMs);
      case "hourOfWeek": return (filter.hours?.includes(this.clockOf(row).hour) ?? true) && (filter.weekdays?.includes(this.clockOf(row).weekday) ?? true);
      case "polygon": return filter.polygon === undefined || (row.lng !== null && row.lat !== null && sideOfCell([filter.polygon], [row.lng, row.lat]) !== "outside");
      case "listed": return filter.listed?.ids.has(row.id) ?? true;
    }
  }

  isBeneath(code: string, above: string): boolean {
    if (code === above) return true;
    const parent = this.categories.find((category) => category.code === code)?.parentCode ?? null;
    return parent !== null && this.isBeneath(parent, above);
  }

  matches(row: IncidentRow): boolean {
    return DIMENSIONS.every((dimension) => this.passes(row, dimension));
  }

  counts(): IncidentCounts {
    const matching = this.rows.filter((row) => this.matches(row));
    const days = this.rows.map((row) => this.clockOf(row).day);
    const firstDay = days.length === 0 ? 0 : Math.min(...days);
    const byDay = new Uint32Array(days.length === 0 ? 0 : Math.max(...days) - firstDay + 1);
    for (const row of this.#allBut("day")) byDay[this.clockOf(row).day - firstDay]!++;
    const byHourOfWeek = new Uint32Array(168);
    for (const row of this.#allBut("hourOfWeek")) byHourOfWeek[(this.clockOf(row).weekday - 1) * 24 + this.clockOf(row).hour]!++;
    return {
      total: this.rows.length,
      matching: matching.length,
      withoutPosition: matching.filter(({ lng }) => lng === null).length,
      withoutCell: matching.filter(({ cellPath }) => cellPath === null).length,
      byCategory: this.#tally("category", (row) => row.category),
      byChannel: this.#tally("channel", (row) => row.channel),
      byKind: this.#tally("kind", (row) => row.kind),
      byStatus: this.#tally("status", (row) => row.status),
      byResult: this.#tally("result", (row) => row.result),
      bySourceSystem: this.#tally("sourceSystem", (row) => row.sourceSystem),
      nearBoundary: this.#allBut("nearBoundary").filter((row) => row.nearBoundary).length,
      byDay: { firstDay, counts: byDay },
      byHourOfWeek,
    };
  }

  cellCounts(depth: number): CellCounts {
    const matching = this.rows.filter((row) => this.matches(row));
    const paths = matching.flatMap(({ cellPath }) => (cellPath === null ? [] : [cellPath.split("/").slice(0, depth + 1).join("/")]));
    const cells = [...new Set(paths)].sort().map((value) => ({ value, count: paths.filter((path) => path === value).length }));
    return { cells, withoutCell: matching.length - paths.length };
  }

  matchingRows(): number[] {
    return [...this.rows.keys()].filter((at) => this.matches(this.rows[at]!));
  }

  clockOf({ reportedAtMs }: IncidentRow): { day: number; weekday: number; hour: number } {
    let clock = this.#clocks.get(reportedAtMs);
    if (clock === undefined) {
      const part = Object.fromEntries(this.#format.formatToParts(reportedAtMs).map(({ type, value }) => [type, value]));
      const day = Date.UTC(Number(part["year"]), Number(part["month"]) - 1, Number(part["day"])) / DAY_MS;
      clock = { day, weekday: WEEKDAYS.indexOf(part["weekday"] ?? "") + 1, hour: Number(part["hour"]) };
      this.#clocks.set(reportedAtMs, clock);
    }
    return clock;
  }

  #passesCell({ cellPath }: IncidentRow): boolean {
    const { cells, territories } = this.filter;
    if (cells === undefined && territories === undefined) return true;
    if (cellPath === null) return false;
    const [territory = "", ...codes] = cellPath.split("/").map((part) => decodeURIComponent(part));
    return (cells?.some((cell) => codes.includes(cell.code) && (cell.territory === null || cell.territory === territory)) ?? true)
      && (territories?.includes(territory) ?? true);
  }

  #allBut(own: Dimension): IncidentRow[] {
    return this.rows.filter((row) => DIMENSIONS.every((dimension) => dimension === own || this.passes(row, dimension)));
  }

  #tally<Value extends string | null>(dimension: Dimension, read: (row: IncidentRow) => Value): { value: Value; count: number }[] {
    const counted = this.#allBut(dimension).map(read);
    const values = [...new Set(this.rows.map(read))];
    const texts = values.filter((value) => value !== null).sort();
    return [...texts, ...values.filter((value) => value === null)].map((value) => ({ value, count: counted.filter((one) => one === value).length }));
  }
}
