import type { ImportKind } from "../../contract/import.ts";
import { categories } from "./categories.ts";
import { departments } from "./departments.ts";
import { enterprises } from "./enterprises.ts";
import { holdings } from "./holdings.ts";
import { leaves } from "./leaves.ts";
import { levels } from "./levels.ts";
import { monitoringSections } from "./monitoring-sections.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import { riverReaches } from "./river-reaches.ts";
import { rules } from "./rules.ts";

/** Every kind of reference data. Cells and incidents are imported in ways of their own. */
export const REFERENCE_KINDS = {
  levels, departments, posts, people, holdings, leaves, categories, rules, enterprises,
  "river-reaches": riverReaches, "monitoring-sections": monitoringSections,
} as const satisfies Partial<Record<ImportKind, unknown>>;

export type ReferenceKindName = keyof typeof REFERENCE_KINDS;
