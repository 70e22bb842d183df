import type { WallScale } from "../wall-scale.ts";

/** What a scene shows on a wall of that shape and text size; lengths in reference pixels. */
export interface SceneRoom {
  readonly columnWidth: number;
  readonly hotspotRows: number;
  readonly waterRows: number;
  readonly rankRows: number;
  /** Cards on the map beside legend and credits. */
  readonly hasMapCards: boolean;
  /** Size of the close-ups' pictures; null where there is no free strip for them. */
  readonly closeUp: { readonly width: number; readonly height: number } | null;
}

const COLUMN = 540;
const MAIN_HEIGHT = 826;
/** Above and below the main row, margins included. */
const AROUND_HEIGHT = 254;
const AROUND_WIDTH = 68;
/** A city is about as wide as high; what a wall is wider stands free. */
const CITY_ASPECT = 1.6;
const FLANK = 468;
const LEAST_STRIP = 480;
const CAPTION = 62;
const GAPS = 52;
const HOTSPOT_ROW = 54;
const MOST_HOTSPOTS = 8;

/** What the map of a scene measures while nothing stands over the scene, in reference pixels. */
export function mapRoomOf({ logicalWidth, logicalHeight }: Pick<WallScale, "logicalWidth" | "logicalHeight">, { columnWidth }: Pick<SceneRoom, "columnWidth">): { readonly width: number; readonly height: number } {
  return { width: logicalWidth - AROUND_WIDTH - columnWidth, height: logicalHeight - AROUND_HEIGHT };
}

export function roomFor({ logicalWidth, logicalHeight, textFactor }: Pick<WallScale, "logicalWidth" | "logicalHeight" | "textFactor">): SceneRoom {
  const height = logicalHeight - AROUND_HEIGHT;
  if (textFactor > 1) {
    const isFar = textFactor >= 2;
    return { columnWidth: isFar ? 820 : 700, hotspotRows: isFar ? 3 : 4, waterRows: isFar ? 0 : 3, rankRows: 0, hasMapCards: false, closeUp: null };
  }
  const mapWidth = logicalWidth - AROUND_WIDTH - COLUMN;
  const hasStrips = (mapWidth - height * CITY_ASPECT) / 2 >= LEAST_STRIP;
  return {
    columnWidth: COLUMN, waterRows: 5, rankRows: 5, hasMapCards: true,
    hotspotRows: Math.min(MOST_HOTSPOTS, 6 + Math.max(0, Math.floor((height - MAIN_HEIGHT) / HOTSPOT_ROW))),
    closeUp: hasStrips ? { width: FLANK, height: (height - GAPS) / 3 - CAPTION } : null,
  };
}
