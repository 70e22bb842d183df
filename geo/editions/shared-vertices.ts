import type { MultiPolygon, Polygon, Position as GeoJsonPosition } from "geojson";
import { GeoInputError } from "../errors.ts";
import type { Position } from "../types.ts";

export interface EditableCell {
  code: string;
  geometry: Polygon | MultiPolygon;
}

export interface VertexMove {
  from: Position;
  to: Position;
}

/**
 * The cells that change, with their new geometry, when vertices move: every cell that has a vertex
 * at exactly `from` gets `to` there, so that borders which were shared stay shared. All moves happen
 * at once.
 *
 * @throws {GeoInputError} when a position is no vertex of any cell, or a ring would collapse.
 */
export function moveSharedVertices<C extends EditableCell>(cells: readonly C[], moves: readonly VertexMove[]): C[] {
  const targets = new Map(moves.map(({ from, to }) => [keyOf(from), to]));
  const met = new Set<string>();
  const changed = changeRings(cells, (ring) => {
    let isChanged = false;
    const moved = ring.map((position) => {
      const key = keyOf(position);
      const to = targets.get(key);
      if (to === undefined) return position;
      met.add(key);
      isChanged = true;
      return [to[0], to[1]];
    });
    return isChanged ? moved : ring;
  });
  for (const { from } of moves) if (!met.has(keyOf(from))) throw new GeoInputError(`No cell has a vertex at ${from.join(", ")}.`);
  return changed;
}

/**
 * The cells that change when a vertex is set between two neighbouring vertices, in every cell that
 * has that edge, whichever way round.
 *
 * @throws {GeoInputError} when no cell has the edge.
 */
export function insertSharedVertex<C extends EditableCell>(cells: readonly C[], [a, b]: readonly [Position, Position], at: Position): C[] {
  const [start, end] = [keyOf(a), keyOf(b)];
  const changed = changeRings(cells, (ring) => {
    const longer = ring.flatMap((position, i): GeoJsonPosition[] => {
      const previous = ring[i - 1];
      if (previous === undefined) return [position];
      const [from, to] = [keyOf(previous), keyOf(position)];
      const isEdge = (from === start && to === end) || (from === end && to === start);
      return isEdge ? [[at[0], at[1]], position] : [position];
    });
    return longer.length === ring.length ? ring : longer;
  });
  if (changed.length === 0) throw new GeoInputError(`No cell has an edge from ${a.join(", ")} to ${b.join(", ")}.`);
  return changed;
}

/**
 * The cells that change when a vertex goes from every border that runs through it.
 *
 * @throws {GeoInputError} when more than one border meets there, for that would tear them apart; when
 *   a ring would have fewer than three vertices; when there is no such vertex.
 */
export function deleteSharedVertex<C extends EditableCell>(cells: readonly C[], at: Position): C[] {
  const key = keyOf(at);
  const neighbours = new Set<string>();
  const changed = changeRings(cells, (ring) => {
    const open = ring.slice(0, -1);
    if (!open.some((position) => keyOf(position) === key)) return ring;
    open.forEach((position, i) => {
      if (keyOf(position) !== key) return;
      const around = [open[(i + open.length - 1) % open.length]!, open[(i + 1) % open.length]!].map(keyOf);
      neighbours.add(around.sort().join(" "));
    });
    const left = open.filter((position) => keyOf(position) !== key);
    return [...left, left[0] ?? [NaN, NaN]];
  });
  if (changed.length === 0) throw new GeoInputError(`No cell has a vertex at ${at.join(", ")}.`);
  if (neighbours.size > 1) throw new GeoInputError("Several borders meet at this vertex; move it instead.");
  return changed;
}

/** Every cell of which a ring changes, rings closed and without repeats. */
function changeRings<C extends EditableCell>(cells: readonly C[], change: (ring: GeoJsonPosition[]) => GeoJsonPosition[]): C[] {
  return cells.flatMap((cell) => {
    let isChanged = false;
    const apply = (ring: GeoJsonPosition[]) => {
      const next = change(ring);
      if (next === ring) return ring;
      isChanged = true;
      return withoutRepeats(next, cell.code);
    };
    const { geometry } = cell;
    const next: Polygon | MultiPolygon = geometry.type === "Polygon"
      ? { type: "Polygon", coordinates: geometry.coordinates.map(apply) }
      : { type: "MultiPolygon", coordinates: geometry.coordinates.map((part) => part.map(apply)) };
    return isChanged ? [{ ...cell, geometry: next }] : [];
  });
}

function withoutRepeats(ring: GeoJsonPosition[], code: string): GeoJsonPosition[] {
  const kept = ring.filter((position, i) => i === 0 || keyOf(position) !== keyOf(ring[i - 1]!));
  if (new Set(kept.map(keyOf)).size < 3) throw new GeoInputError(`A ring of ${code} would have fewer than three vertices.`);
  return kept;
}

/** Adding zero makes -0 and 0 one. */
function keyOf(position: readonly number[]): string {
  return `${position[0]! + 0},${position[1]! + 0}`;
}
