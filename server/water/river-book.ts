import type { Kysely } from "kysely";
import { type RiverPlace, RiverNetwork } from "../../geo/index.ts";
import { decodeWkb } from "../editions/wkb.ts";
import type { Database } from "../store/schema.ts";

export interface BookReach {
  code: string;
  nameZh: string;
  nameEn: string | null;
  riverName: string;
  downstreamCode: string | null;
}

export interface BookEnterprise {
  code: string;
  nameZh: string;
  nameEn: string | null;
  kind: string;
  lng: number;
  lat: number;
  /** The nearest place of any reach; undefined where there are no reaches. */
  place: RiverPlace | undefined;
}

/** Rivers as they are stored: reaches by code, how they join, and where enterprises lie beside them. */
export interface Rivers {
  reaches: ReadonlyMap<string, BookReach>;
  network: RiverNetwork;
  enterprises(): Promise<readonly BookEnterprise[]>;
}

/** Keeps the network of the rivers until reference data change, since every question needs it. */
export class RiverBook {
  readonly #db: Kysely<Database>;
  readonly #versionOf: () => Promise<string>;
  #kept: { version: string; rivers: Promise<Rivers> } | undefined;

  constructor(db: Kysely<Database>, versionOf: () => Promise<string>) {
    this.#db = db;
    this.#versionOf = versionOf;
  }

  async current(): Promise<Rivers> {
    const version = await this.#versionOf();
    if (this.#kept?.version !== version) {
      const rivers = readRivers(this.#db);
      this.#kept = { version, rivers };
      // What failed must not be kept as an answer.
      rivers.catch(() => { this.#kept = undefined; });
    }
    return this.#kept.rivers;
  }
}

async function readRivers(db: Kysely<Database>): Promise<Rivers> {
  const rows = await db.selectFrom("river_reach").selectAll().orderBy("code").execute();
  const network = new RiverNetwork(rows.map((row) => ({ code: row.code, downstreamCode: row.downstream_code, lines: linesOf(row.geometry_wkb) })));
  let enterprises: Promise<readonly BookEnterprise[]> | undefined;
  return {
    network,
    reaches: new Map(rows.map((row) => [row.code, { code: row.code, nameZh: row.name_zh, nameEn: row.name_en, riverName: row.river_name, downstreamCode: row.downstream_code }])),
    enterprises: () => (enterprises ??= readEnterprises(db, network)),
  };
}

async function readEnterprises(db: Kysely<Database>, network: RiverNetwork): Promise<BookEnterprise[]> {
  const rows = await db.selectFrom("enterprise").select(["code", "name_zh", "name_en", "kind", "lng", "lat"]).orderBy("code").execute();
  return rows.map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, kind: row.kind, lng: row.lng, lat: row.lat, place: network.nearestPlace([row.lng, row.lat]) }));
}

function linesOf(wkb: Buffer): [number, number][][] {
  const geometry = decodeWkb(wkb);
  if (geometry.type === "LineString") return [geometry.coordinates as [number, number][]];
  if (geometry.type === "MultiLineString") return geometry.coordinates as [number, number][][];
  throw new RangeError(`A reach is a line, not a ${geometry.type}`);
}
