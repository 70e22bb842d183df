import type { Migration } from "kysely";
import * as m0001 from "./0001-territory-people-incidents.ts";
import * as m0002 from "./0002-water.ts";
import * as m0003 from "./0003-reassignment.ts";
import * as m0004 from "./0004-editions.ts";
import * as m0005 from "./0005-responsibility.ts";
import * as m0006 from "./0006-incidents-of-person.ts";
import * as m0007 from "./0007-readings-by-section.ts";
import * as m0008 from "./0008-keys-of-drafts.ts";
import * as m0009 from "./0009-handed-over.ts";
import * as m0010 from "./0010-errors-in-chinese.ts";
import * as m0011 from "./0011-notes-in-chinese.ts";

/** Every step of the schema in order. Imported statically so that the bundle carries them. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-territory-people-incidents": m0001,
  "0002-water": m0002,
  "0003-reassignment": m0003,
  "0004-editions": m0004,
  "0005-responsibility": m0005,
  "0006-incidents-of-person": m0006,
  "0007-readings-by-section": m0007,
  "0008-keys-of-drafts": m0008,
  "0009-handed-over": m0009,
  "0010-errors-in-chinese": m0010,
  "0011-notes-in-chinese": m0011,
};
