import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { TerraDraw, TerraDrawPointMode, TerraDrawSelectMode, type GeoJSONStoreFeatures } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { BorderEdit, BorderVertex, Vertex } from "../../workers/border-questions.ts";
import type { MapPalette } from "../map-palette.ts";
import { EDITION_SOURCES, VERTICES_PREFIX } from "./editions-layer-ids.ts";
import { isSame, nextVertex, type NudgeDirection, nudgeVertex } from "./nudge-vertex.ts";

export interface HandlesListener {
  onEdit(edit: BorderEdit): void;
  /** The vertex that the pointer is on or that was chosen by key, which a key may delete; null for none. */
  onActive(vertex: Vertex | null): void;
}

export interface VertexHandles {
  set(vertices: readonly BorderVertex[]): void;
  active(): Vertex | null;
  /** Chooses the next vertex, or the one before; the first is that nearest to the middle of the map. */
  step(by: 1 | -1): void;
  /** Moves the chosen vertex. */
  nudge(direction: NudgeDirection, metres: number): void;
  dispose(): void;
}

/** Dropped closer than this to another vertex, one becomes that vertex. */
const SNAP_PIXELS = 10;
const GRAB_PIXELS = 9;
/** On shorter edges the handle of the middle would cover those of the ends. */
const SHORTEST_SPLIT_PIXELS = 34;
/** Seven decimals are a centimetre: finer than any drag. */
const DECIMALS = 1e7;

type Handle = { kind: "vertex"; vertex: BorderVertex } | { kind: "middle"; between: readonly [Vertex, Vertex]; at: Vertex };

/**
 * One handle for each distinct vertex, whoever shares it, and one in the middle of each longer edge. What is dragged is
 * only told when it is dropped: the borders themselves follow from the answer.
 */
export function createVertexHandles(map: MapLibreMap, palette: MapPalette, listener: HandlesListener): VertexHandles {
  let handles: ReadonlyMap<string | number, Handle> = new Map();
  let all: readonly BorderVertex[] = [];
  let grabbed: string | number | null = null;
  let isDragging = false;
  /** Chosen by key: it stays chosen where it goes. */
  let kept: Vertex | null = null;
  let isNudging = false;
  const surface = map.getCanvasContainer();
  const draw = startDrawing(map, palette);

  draw.on("change", (ids, type) => {
    if (type !== "update" || grabbed === null || !ids.includes(grabbed)) return;
    const [at, handle] = [positionOf(draw.getSnapshotFeature(grabbed)), handles.get(grabbed)];
    if (at === null || handle === undefined || !isMoved(handle, at)) return;
    isDragging = true;
    showRubber(map, linesTo(handle, at));
  });
  draw.on("finish", (id, { action }) => {
    if (action !== "dragFeature") return;
    endDrag();
    const [at, handle] = [positionOf(draw.getSnapshotFeature(id)), handles.get(id)];
    if (at !== null && handle !== undefined && isMoved(handle, at)) listener.onEdit(editOf(handle, snapped(map, all, at, handle)));
  });

  // A handle under the pointer is chosen at once, so that it can be dragged without being clicked first; and before
  // terra-draw sees the same movement, for what it may drag is decided then.
  function onMove(event: PointerEvent): void {
    if (isDragging || event.buttons !== 0) return;
    const id = handleAt(map, handles, pointOn(surface, event));
    if (id === grabbed || (id === null && kept !== null)) return;
    kept = null;
    grab(id);
    // The map must not begin to move before terra-draw takes the drag over.
    map.dragPan[id === null ? "enable" : "disable"]();
  }
  function grab(id: string | number | null): void {
    if (grabbed !== null && draw.hasFeature(grabbed)) draw.deselectFeature(grabbed);
    grabbed = id;
    if (id !== null) draw.selectFeature(id);
    listener.onActive(active());
  }
  function active(): Vertex | null {
    const handle = grabbed === null ? undefined : handles.get(grabbed);
    return handle?.kind === "vertex" ? handle.vertex.position : null;
  }
  function keep(vertex: Vertex | null): void {
    const found = vertex === null ? undefined : [...handles].find(([, handle]) => handle.kind === "vertex" && isSame(handle.vertex.position, vertex));
    kept = found === undefined ? null : vertex;
    grab(found?.[0] ?? null);
  }
  function endDrag(): void {
    isDragging = false;
    showRubber(map, []);
  }

  surface.addEventListener("pointermove", onMove, { capture: true });

  return {
    set(vertices) {
      [all, grabbed, isNudging] = [vertices, null, false];
      // What was being dragged is gone with the old handles: without this none could be grabbed any more.
      endDrag();
      map.dragPan.enable();
      draw.clear();
      listener.onActive(null);
      handles = addHandles(draw, [...vertices.map((vertex): Handle => ({ kind: "vertex", vertex })), ...middlesOf(map, vertices)]);
      keep(kept);
    },
    active,
    step(by) {
      const next = nextVertex(all, kept, by, map.getCenter().toArray());
      keep(next);
      if (next !== null && !map.getBounds().contains([next[0], next[1]])) map.jumpTo({ center: [next[0], next[1]] });
    },
    nudge(direction, metres) {
      if (kept === null || isNudging) return;
      const [from, to] = [kept, nudgeVertex(kept, direction, metres, all)];
      // The next step begins where this one led to, which is known when the borders have followed.
      [kept, isNudging] = [to, true];
      listener.onEdit({ kind: "move", from, to });
    },
    dispose() {
      surface.removeEventListener("pointermove", onMove, { capture: true });
      showRubber(map, []);
      map.dragPan.enable();
      draw.stop();
    },
  };
}

function startDrawing(map: MapLibreMap, palette: MapPalette): TerraDraw {
  const draw = new TerraDraw({ adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: VERTICES_PREFIX }), modes: [pointMode(palette), selectMode(palette)] });
  draw.start();
  draw.setMode("select");
  return draw;
}

/** The handles by the names that terra-draw gave them. */
function addHandles(draw: TerraDraw, made: readonly Handle[]): Map<string | number, Handle> {
  const added = draw.addFeatures(made.map((handle): GeoJSONStoreFeatures => ({
    type: "Feature", properties: { mode: "point", kind: handle.kind },
    geometry: { type: "Point", coordinates: [...(handle.kind === "vertex" ? handle.vertex.position : handle.at)].map(round) },
  })));
  const handles = new Map<string | number, Handle>();
  added.forEach(({ id, valid }, i) => {
    const handle = made[i];
    if (valid && id !== undefined && handle !== undefined) handles.set(id, handle);
  });
  return handles;
}

function pointOn(surface: HTMLElement, { clientX, clientY }: PointerEvent): { x: number; y: number } {
  const { left, top } = surface.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** The vertex near which one was dropped, or where it was dropped. */
function snapped(map: MapLibreMap, all: readonly BorderVertex[], at: Vertex, handle: Handle): Vertex {
  const { x, y } = map.project([at[0], at[1]]);
  let [best, nearest]: [Vertex, number] = [at, SNAP_PIXELS];
  for (const { position } of all) {
    if (handle.kind === "vertex" && position === handle.vertex.position) continue;
    const there = map.project([position[0], position[1]]);
    const distance = Math.hypot(there.x - x, there.y - y);
    if (distance < nearest) [best, nearest] = [position, distance];
  }
  return best;
}

function handleAt(map: MapLibreMap, handles: ReadonlyMap<string | number, Handle>, point: { x: number; y: number }): string | number | null {
  let [best, nearest]: [string | number | null, number] = [null, GRAB_PIXELS];
  for (const [id, handle] of handles) {
    const [lng, lat] = handle.kind === "vertex" ? handle.vertex.position : handle.at;
    const at = map.project([lng, lat]);
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    if (distance < nearest) [best, nearest] = [id, distance];
  }
  return best;
}

const round = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/** terra-draw keeps coordinates of limited precision: what it holds and has not been dragged is our own vertex still. */
function isMoved(handle: Handle, [lng, lat]: Vertex): boolean {
  const [x, y] = handle.kind === "vertex" ? handle.vertex.position : handle.at;
  return round(x) !== lng || round(y) !== lat;
}

function editOf(handle: Handle, at: Vertex): BorderEdit {
  return handle.kind === "vertex" ? { kind: "move", from: handle.vertex.position, to: at } : { kind: "insert", between: handle.between, at };
}

function linesTo(handle: Handle, at: Vertex): (readonly Vertex[])[] {
  return (handle.kind === "vertex" ? handle.vertex.neighbours : handle.between).map((neighbour) => [neighbour, at]);
}

function middlesOf(map: MapLibreMap, vertices: readonly BorderVertex[]): Handle[] {
  const seen = new Set<string>();
  return vertices.flatMap(({ position, neighbours }) => neighbours.flatMap((neighbour): Handle[] => {
    const key = [position.join(), neighbour.join()].sort().join(" ");
    if (seen.has(key)) return [];
    seen.add(key);
    const [a, b] = [map.project([...position] as [number, number]), map.project([...neighbour] as [number, number])];
    if (Math.hypot(a.x - b.x, a.y - b.y) < SHORTEST_SPLIT_PIXELS) return [];
    return [{ kind: "middle", between: [position, neighbour], at: [(position[0] + neighbour[0]) / 2, (position[1] + neighbour[1]) / 2] }];
  }));
}

function showRubber(map: MapLibreMap, lines: readonly (readonly Vertex[])[]): void {
  void map.getSource<GeoJSONSource>(EDITION_SOURCES.rubber)?.setData({ type: "MultiLineString", coordinates: lines.map((line) => line.map((vertex) => [...vertex])) });
}

function positionOf(feature: GeoJSONStoreFeatures | undefined): Vertex | null {
  if (feature?.geometry.type !== "Point") return null;
  const [lng = NaN, lat = NaN] = feature.geometry.coordinates;
  return [round(lng), round(lat)];
}

const hex = (colour: string) => colour as `#${string}`;
const isMiddle = ({ properties }: GeoJSONStoreFeatures): boolean => properties["kind"] === "middle";

function pointMode(palette: MapPalette): TerraDrawPointMode {
  return new TerraDrawPointMode({
    styles: {
      pointColor: hex(palette.surface), pointOutlineColor: (feature) => hex(isMiddle(feature) ? palette.county : palette.city),
      pointWidth: (feature) => (isMiddle(feature) ? 2.5 : 4.5), pointOutlineWidth: 1.5,
    },
  });
}

function selectMode(palette: MapPalette): TerraDrawSelectMode {
  return new TerraDrawSelectMode({
    flags: { point: { feature: { draggable: true } } },
    pointerDistance: GRAB_PIXELS,
    // Keys are the screen's own: they go through undo and redo.
    keyEvents: null,
    styles: { selectedPointColor: hex(palette.accent), selectedPointOutlineColor: hex(palette.surface), selectedPointWidth: 6, selectedPointOutlineWidth: 2 },
  });
}
