import type { Migration } from "kysely";
import * as m0001 from "./0001-territory-people-incidents.ts";
import * as m0004 from "./0004-editions.ts";

/** Every step of the schema in order. Imported statically so that the bundle carries them. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-territory-people-incidents": m0001,
  "0004-editions": m0004,
};
