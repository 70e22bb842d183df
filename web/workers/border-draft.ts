import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { deleteSharedVertex, GeoInputError, insertSharedVertex, moveSharedVertices } from "../../geo/index.ts";
import type { BorderEdit, BorderVertex, EditableBorderCell, EditedBorders, Vertex } from "./border-questions.ts";

type Cells = ReadonlyMap<string, EditableBorderCell>;

/** Edits of borders that cells share, one step after another, each of which can be undone. */
export class BorderDraft {
  #original = new Map<string, EditableBorderCell>();
  /** The state after each step; the last ones may be undone. */
  #steps: Cells[] = [new Map()];
  #at = 0;

  /** Adds cells that came into view. What is edited, or was before a step that can be redone, stays as it is. */
  add(cells: readonly EditableBorderCell[]): EditedBorders {
    for (const cell of cells) if (!this.#original.has(cell.code)) this.#original.set(cell.code, cell);
    return this.#tell();
  }

  /** Begins anew with no cells: another draft, or the same after it was saved. */
  clear(): EditedBorders {
    this.#original = new Map();
    this.#steps = [new Map()];
    this.#at = 0;
    return this.#tell();
  }

  /** @throws {GeoInputError} saying why the borders cannot be changed like that. */
  apply(edit: BorderEdit): EditedBorders {
    const changed = new Map(this.#edited);
    for (const cell of changedCells(this.#cells(), edit)) changed.set(cell.code, cell);
    this.#steps = [...this.#steps.slice(0, this.#at + 1), changed];
    this.#at += 1;
    return this.#tell();
  }

  undo(): EditedBorders {
    this.#at = Math.max(0, this.#at - 1);
    return this.#tell();
  }

  redo(): EditedBorders {
    this.#at = Math.min(this.#steps.length - 1, this.#at + 1);
    return this.#tell();
  }

  /** The distinct vertices of all cells in a box, each with its neighbours along any border. */
  vertices([west, south, east, north]: readonly [number, number, number, number]): BorderVertex[] {
    const found = new Map<string, { position: Vertex; neighbours: Map<string, Vertex> }>();
    const isIn = ([lng, lat]: Vertex) => lng >= west && lng <= east && lat >= south && lat <= north;
    const note = (vertex: Vertex, neighbour: Vertex) => {
      if (!isIn(vertex)) return;
      const key = vertex.join();
      const known = found.get(key) ?? { position: vertex, neighbours: new Map<string, Vertex>() };
      known.neighbours.set(neighbour.join(), neighbour);
      found.set(key, known);
    };
    for (const { geometry } of this.#cells()) {
      for (const ring of ringsOf(geometry)) {
        for (let i = 1; i < ring.length; i++) {
          const [a, b] = [vertexOf(ring[i - 1]!), vertexOf(ring[i]!)];
          note(a, b);
          note(b, a);
        }
      }
    }
    return [...found.values()].map(({ position, neighbours }) => ({ position, neighbours: [...neighbours.values()] }));
  }

  get #edited(): Cells {
    return this.#steps[this.#at] ?? new Map();
  }

  #cells(): EditableBorderCell[] {
    const edited = this.#edited;
    return [...this.#original.values()].map((cell) => edited.get(cell.code) ?? cell);
  }

  #tell(): EditedBorders {
    const edited = this.#edited;
    const features = this.#cells().map((cell): Feature<Polygon | MultiPolygon, { code: string; isEdited: boolean }> =>
      ({ type: "Feature", geometry: cell.geometry, properties: { code: cell.code, isEdited: edited.has(cell.code) } }));
    const collection: FeatureCollection<Polygon | MultiPolygon, { code: string; isEdited: boolean }> = { type: "FeatureCollection", features };
    return { cells: collection, changes: [...edited.values()], steps: this.#at, canUndo: this.#at > 0, canRedo: this.#at < this.#steps.length - 1 };
  }
}

function changedCells(cells: readonly EditableBorderCell[], edit: BorderEdit): EditableBorderCell[] {
  switch (edit.kind) {
    case "move": return moveSharedVertices(cells, [{ from: edit.from, to: edit.to }]);
    case "insert": return insertSharedVertex(cells, edit.between, edit.at);
    case "delete": return deleteSharedVertex(cells, edit.at);
  }
}

/** Whether an edit was refused for a reason that a person should read. */
export function isRefusedEdit(error: unknown): error is GeoInputError {
  return error instanceof GeoInputError;
}

const ringsOf = (geometry: Polygon | MultiPolygon) => (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat());
const vertexOf = (position: readonly number[]): Vertex => [position[0] ?? NaN, position[1] ?? NaN];
