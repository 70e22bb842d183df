/** One bar: what it stands for, how many, and how many in the period it is compared with (null: not known). */
export interface BarRow {
  key: string;
  name: string;
  count: number;
  before?: number | null;
  /** Name of a colour token without `--`; the accent where none is given. */
  token?: string;
  isChosen?: boolean;
}
