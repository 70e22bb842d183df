/** A column of a DataTable: how a row reads in it and by what it sorts. Numbers are right-aligned by `align: "end"`. */
export interface TableColumn<Row> {
  key: string;
  title: string;
  text: (row: Row) => string;
  align?: "start" | "end";
  /** Without it the column cannot be sorted by. Null goes last in either order. */
  sortBy?: (row: Row) => number | string | null;
  hint?: (row: Row) => string;
}

export interface TableSort { key: string; isDescending: boolean; }

/** The rows in the order of the column; equal ones keep the order given. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], sort: TableSort | null): readonly Row[] {
  const sortBy = columns.find(({ key }) => key === sort?.key)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const direction = sort.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return typeof x === "string" || typeof y === "string" ? direction * String(x).localeCompare(String(y), "zh-CN") : direction * (x - y);
  });
}
