import type { RouteLocationRaw } from "vue-router";

/** One thing to care for: how many, what, an example, since when, and where it is mended. */
export interface CareRow {
  key: string;
  count: number;
  title: string;
  detail: string;
  since: string | null;
  tone: "danger" | "warn" | "plain";
  to: RouteLocationRaw | null;
}
