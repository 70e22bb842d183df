import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";

export type Vertex = readonly [lng: number, lat: number];

export interface EditableBorderCell { readonly code: string; readonly geometry: Polygon | MultiPolygon }

export interface BorderVertex { readonly position: Vertex; readonly neighbours: readonly Vertex[] }

export type BorderEdit =
  | { readonly kind: "move"; readonly from: Vertex; readonly to: Vertex }
  | { readonly kind: "insert"; readonly between: readonly [Vertex, Vertex]; readonly at: Vertex }
  | { readonly kind: "delete"; readonly at: Vertex };

/** The cells at hand with all edits, and what they changed. */
export interface EditedBorders {
  readonly cells: FeatureCollection<Polygon | MultiPolygon, { code: string; isEdited: boolean }>;
  readonly changes: readonly EditableBorderCell[];
  /** Edits made and not undone. */
  readonly steps: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the page may ask of the worker that edits borders. */
export type BorderQuestion =
  | { readonly name: "add"; readonly cells: readonly EditableBorderCell[] }
  | { readonly name: "clear" }
  | { readonly name: "apply"; readonly edit: BorderEdit }
  | { readonly name: "undo" }
  | { readonly name: "redo" }
  | { readonly name: "vertices"; readonly box: readonly [number, number, number, number] };

export type BorderAnswer<Q extends BorderQuestion> = Q extends { readonly name: "vertices" } ? readonly BorderVertex[] : EditedBorders;

export type BorderReply =
  | { readonly id: number; readonly answer: EditedBorders | readonly BorderVertex[] }
  | { readonly id: number; readonly refused: string }
  | { readonly id: number; readonly failed: string };
