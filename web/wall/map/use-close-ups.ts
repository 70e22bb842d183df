import { onBeforeUnmount, type Ref, shallowRef, watch } from "vue";
import type { CategoryHotspot } from "../../../server/contract/hotspot.ts";
import type { IncidentPoints } from "../../../server/contract/incident-points.ts";
import { takeCloseUps } from "../../map/wall/take-close-ups.ts";
import type { WallMapState } from "../../map/wall/wall-map-state.ts";
import { fitOutline } from "../../map/wall/wall-view.ts";

export interface CloseUpQuestion {
  readonly hotspots: readonly CategoryHotspot[];
  readonly points: IncidentPoints | null;
  readonly content: Omit<WallMapState, "view">;
  readonly width: number;
  readonly height: number;
}

/** What changes the pictures; theme and language come with the palette. */
const keyOf = ({ hotspots, content, width, height }: CloseUpQuestion) =>
  JSON.stringify([hotspots.map(({ number, category, cells, observed }) => [number, category.code, observed, cells.map(({ code }) => code)]), content.palette.land, content.language, width, height]);

/** Addresses of pictures of hotspots by number, taken anew when the hotspots, the theme or the size are others. */
export function useCloseUps(question: () => CloseUpQuestion | null): Ref<ReadonlyMap<number, string>> {
  const pictures = shallowRef<ReadonlyMap<number, string>>(new Map());
  let running: AbortController | null = null;

  async function take(asked: CloseUpQuestion): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    forget();
    await takeCloseUps(asked.hotspots.map((hotspot) => stateOf(hotspot, asked)), (at, picture) => {
      pictures.value = new Map([...pictures.value, [asked.hotspots[at]!.number, URL.createObjectURL(picture)]]);
    }, mine.signal);
  }

  function forget(): void {
    for (const address of pictures.value.values()) URL.revokeObjectURL(address);
    pictures.value = new Map();
  }

  watch(() => {
    const asked = question();
    return asked === null || asked.points === null ? null : keyOf(asked);
  }, (key) => {
    const asked = question();
    if (key !== null && asked !== null) void take(asked).catch((error: unknown) => console.warn(error));
  }, { immediate: true });
  onBeforeUnmount(() => {
    running?.abort();
    forget();
  });
  return pictures;
}

/** The cells of one hotspot, closely fitted, with the points of its category alone. */
function stateOf({ number, bbox: [west, south, east, north], cells, category }: CategoryHotspot, { points, content, width, height }: CloseUpQuestion): WallMapState {
  const margin = 12 * content.k;
  const outline = [[west, south], [east, south], [east, north], [west, north]] as const;
  const at = points?.categories.indexOf(category.code) ?? -1;
  return {
    ...content, hotspots: [{ number, cells }], showsVillages: true, arePointsOnTop: true,
    points: (points?.points ?? []).filter(([, , of]) => of === at).map(([lng, lat, , count]) => [lng, lat, count] as const),
    view: fitOutline({ outlines: [outline], width, height, within: { left: margin, top: margin, right: width - margin, bottom: height - margin }, cards: [], gap: 0 }),
  };
}
