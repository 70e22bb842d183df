import { surroundingsSchema, type Surroundings } from "../../server/contract/surroundings.ts";
import { upstreamSchema, type Upstream } from "../../server/contract/water.ts";
import { request } from "./client.ts";

export interface SurroundingsQuestion { lng: number; lat: number; category: string | null; except: number | null; }

/** What lies around a position: enterprises, the nearest reach, incidents of the same kind. */
export function fetchSurroundings({ lng, lat, category, except }: SurroundingsQuestion, signal?: AbortSignal): Promise<Surroundings> {
  const query = new URLSearchParams({ lng: String(lng), lat: String(lat), ...(category === null ? {} : { category }), ...(except === null ? {} : { except: String(except) }) });
  return request(surroundingsSchema, "/api/surroundings", { query, ...(signal ? { signal } : {}) });
}

/** What lies up-stream of a river reach. */
export function fetchUpstreamOfReach(code: string, withinMetres: number, signal?: AbortSignal): Promise<Upstream> {
  const query = new URLSearchParams({ withinMetres: String(withinMetres) });
  return request(upstreamSchema, `/api/river-reaches/${encodeURIComponent(code)}/upstream`, { query, ...(signal ? { signal } : {}) });
}
