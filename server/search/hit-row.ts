import type { SearchHit } from "../contract/search.ts";

/** A find as the database gives it. */
export interface HitRow {
  kind: SearchHit["kind"];
  code: string;
  name_zh: string;
  name_en: string | null;
  context: string | null;
  territory: string | null;
  lng: number | null;
  lat: number | null;
  bbox: [number, number, number, number] | null;
  incident_id: number | null;
  /** Of a river reach: its line, as stored. */
  shape?: Buffer | null;
}
