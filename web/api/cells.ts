import type { Feature, MultiPolygon, Polygon } from "geojson";
import { z } from "zod";
import { cellLineSchema, cellPageSchema, cellSchema, type Cell, type CellLine } from "../../server/contract/cell.ts";
import { request } from "./client.ts";

const outlineSchema = z.looseObject({
  type: z.literal("Feature"),
  geometry: z.looseObject({ type: z.enum(["Polygon", "MultiPolygon"]), coordinates: z.array(z.unknown()) }),
});

export type CellOutline = Feature<Polygon | MultiPolygon>;

/** One cell in force. Without a territory the code must be unique. */
export function fetchCell(code: string, territory: string | null, signal?: AbortSignal): Promise<Cell> {
  const query = new URLSearchParams(territory === null ? {} : { territory });
  return request(cellSchema, `/api/cells/${encodeURIComponent(code)}`, { query, ...(signal ? { signal } : {}) });
}

/** One cell in force and all above it. Without a territory the code must be unique. */
export function fetchCellLine(code: string, territory: string | null, signal?: AbortSignal): Promise<CellLine> {
  const query = new URLSearchParams(territory === null ? {} : { territory });
  return request(cellLineSchema, `/api/cells/${encodeURIComponent(code)}/line`, { query, ...(signal ? { signal } : {}) });
}

/** The border of one cell in WGS 84. Without a territory the code must be unique. */
export async function fetchCellOutline(code: string, territory: string | null, signal?: AbortSignal): Promise<CellOutline> {
  const query = new URLSearchParams(territory === null ? {} : { territory });
  const body = await request(outlineSchema, `/api/cells/${encodeURIComponent(code)}/geometry`, { query, ...(signal ? { signal } : {}) });
  return asOutline(body);
}

/** Positions are not checked one by one: the map reads them, and a border can hold 100,000. */
function asOutline(body: z.output<typeof outlineSchema>): CellOutline {
  return { type: "Feature", properties: {}, geometry: body.geometry as unknown as Polygon | MultiPolygon };
}

/** All cells in force at one level, by territory and code. */
export async function fetchCellsOfLevel(level: string, signal?: AbortSignal): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: URLSearchParams = new URLSearchParams({ level, limit: "500", ...(cursor === "" ? {} : { cursor }) });
    const page: z.output<typeof cellPageSchema> = await request(cellPageSchema, "/api/cells", { query, ...(signal ? { signal } : {}) });
    cells.push(...page.items);
    cursor = page.nextCursor;
  }
  return cells;
}
