import { inject, type InjectionKey, onScopeDispose, provide, type Ref, shallowRef, watch } from "vue";
import type { CategoryHotspot } from "../../../server/contract/hotspot.ts";
import type { IncidentPoints } from "../../../server/contract/incident-points.ts";
import { takeCloseUps } from "../../map/wall/take-close-ups.ts";
import type { WallMapState } from "../../map/wall/wall-map-state.ts";
import { fitOutline } from "../../map/wall/wall-view.ts";
import { createCloseUpAlbum, type CloseUpAlbum } from "./close-up-album.ts";

export interface CloseUpQuestion {
  readonly hotspots: readonly CategoryHotspot[];
  readonly points: IncidentPoints | null;
  readonly content: Omit<WallMapState, "view">;
  readonly width: number;
  readonly height: number;
}

const KEY: InjectionKey<CloseUpAlbum> = Symbol("close-ups");

/** Keeps the pictures for as long as the wall is open: a scene that comes back has them at once. */
export function provideCloseUps(): void {
  const album = createCloseUpAlbum();
  provide(KEY, album);
  onScopeDispose(album.clear);
}

/** Addresses of pictures of hotspots by number: those that still hold at once, others as they are taken, one after the other. */
export function useCloseUps(question: () => CloseUpQuestion | null): Ref<ReadonlyMap<number, string>> {
  const album = inject(KEY);
  if (album === undefined) throw new Error("useCloseUps is used outside the wall");
  const pictures = shallowRef<ReadonlyMap<number, string>>(new Map());
  let running: AbortController | null = null;

  async function take(asked: CloseUpQuestion): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const wanted = asked.hotspots.map((hotspot) => ({ number: hotspot.number, shows: showsOf(hotspot, asked), detail: hotspot.observed, hotspot }));
    const missing = album!.keep(wanted);
    pictures.value = album!.addresses();
    await takeCloseUps(missing.map(({ hotspot }) => stateOf(hotspot, asked)), (at, picture) => {
      album!.put(missing[at]!, picture);
      pictures.value = album!.addresses();
    }, mine.signal);
  }

  watch(() => {
    const asked = question();
    return asked === null || asked.points === null ? null : JSON.stringify(asked.hotspots.map((hotspot) => [hotspot.number, hotspot.observed, showsOf(hotspot, asked)]));
  }, (key) => {
    const asked = question();
    if (key !== null && asked !== null) void take(asked).catch((error: unknown) => console.warn(error));
  }, { immediate: true });
  onScopeDispose(() => running?.abort());
  return pictures;
}

/** What a picture shows but for the points in it: another theme has another colour of the land. */
function showsOf({ category, cells }: CategoryHotspot, { content, width, height }: CloseUpQuestion): string {
  return JSON.stringify([category.code, cells.map(({ code }) => code), content.palette.land, width, height]);
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
