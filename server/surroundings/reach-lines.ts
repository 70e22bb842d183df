import { bbox as boxOf } from "@turf/turf";
import type { Kysely } from "kysely";
import type { BBox, BoxedLine, Position } from "../../geo/index.ts";
import type { Named } from "../contract/primitives.ts";
import { decodeWkb } from "../editions/wkb.ts";
import type { Database } from "../store/schema.ts";

/** Every reach as lines; those of a reach in several parts share its place in `reaches`. */
export interface ReachLines {
  readonly lines: readonly (BoxedLine & { readonly reach: number })[];
  readonly reaches: readonly (Named & { readonly riverName: string })[];
}

/** The rivers in memory, read anew when reference data has been imported. */
export class KnownReaches {
  readonly #db: Kysely<Database>;
  readonly #version: () => Promise<string>;
  #known: { version: string; lines: Promise<ReachLines> } | undefined;

  constructor(db: Kysely<Database>, version: () => Promise<string>) {
    this.#db = db;
    this.#version = version;
  }

  async lines(): Promise<ReachLines> {
    const version = await this.#version();
    if (this.#known?.version === version) return this.#known.lines;
    const known = (this.#known = { version, lines: readReaches(this.#db) });
    known.lines.catch(() => { if (this.#known === known) this.#known = undefined; });
    return known.lines;
  }
}

async function readReaches(db: Kysely<Database>): Promise<ReachLines> {
  const rows = await db.selectFrom("river_reach").select(["code", "name_zh", "name_en", "river_name", "geometry_wkb"]).orderBy("code").execute();
  return {
    reaches: rows.map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, riverName: row.river_name })),
    lines: rows.flatMap((row, reach) => partsOf(row.geometry_wkb).map((positions) => ({ reach, positions: positions.map(([lng = NaN, lat = NaN]): Position => [lng, lat]), box: boxOf({ type: "LineString", coordinates: positions }) as BBox }))),
  };
}

function partsOf(wkb: Uint8Array): number[][][] {
  const geometry = decodeWkb(wkb);
  if (geometry.type === "LineString") return [geometry.coordinates];
  if (geometry.type === "MultiLineString") return geometry.coordinates;
  throw new RangeError(`a river reach is stored as ${geometry.type}`);
}
