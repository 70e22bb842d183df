import type { Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { BorderDraft, isRefusedEdit } from "../../../web/workers/border-draft.ts";
import type { EditableBorderCell, EditedBorders } from "../../../web/workers/border-questions.ts";
import { rectangle } from "../../support/topology-builders.ts";

const cell = (code: string, west: number, east: number): EditableBorderCell => ({ code, geometry: { type: "Polygon", coordinates: [rectangle(west, 0, east, 10)] } });
const corner = rectangle(0, 0, 10, 10)[1] as [number, number];
const to = [corner[0] + 0.001, corner[1]] as const;
const move = { kind: "move", from: corner, to } as const;
const codes = ({ changes }: EditedBorders) => changes.map(({ code }) => code).sort();
const has = (borders: EditedBorders, code: string, [lng, lat]: readonly [number, number]) =>
  (borders.cells.features.find(({ properties }) => properties.code === code)?.geometry as Polygon).coordinates[0]!.some((at) => at[0] === lng && at[1] === lat);

function twoCells(): BorderDraft {
  const draft = new BorderDraft();
  draft.add([cell("A", 0, 10), cell("B", 10, 20)]);
  return draft;
}

describe("borders under editing", () => {
  test("a moved vertex moves in every cell that shares it", () => {
    const borders = twoCells().apply(move);

    expect(codes(borders)).toEqual(["A", "B"]);
    expect([has(borders, "A", to), has(borders, "B", to), has(borders, "A", corner)]).toEqual([true, true, false]);
  });

  test("each step can be undone and redone; a new one drops what was undone", () => {
    const draft = twoCells();
    draft.apply(move);
    const undone = draft.undo();
    const redone = draft.redo();
    draft.undo();
    const other = draft.apply({ ...move, to: [corner[0], corner[1] + 0.001] });

    expect([undone.steps, undone.changes.length, undone.canRedo]).toEqual([0, 0, true]);
    expect([redone.steps, codes(redone)]).toEqual([1, ["A", "B"]]);
    expect([other.canRedo, draft.redo().steps]).toEqual([false, 1]);
  });

  test("cells that come into view again do not undo what was edited", () => {
    const draft = twoCells();
    draft.apply(move);

    expect(has(draft.add([cell("A", 0, 10), cell("C", 20, 30)]), "A", to)).toBe(true);
  });

  test("a vertex is told once, whoever shares it, with its neighbours along every border", () => {
    const found = twoCells().vertices([corner[0] - 1e-6, corner[1] - 1e-6, corner[0] + 1e-6, corner[1] + 1e-6]);

    expect(found.map(({ position, neighbours }) => [position, neighbours.length])).toEqual([[corner, 3]]);
  });

  test("what would tear borders apart is refused as such, and nothing changes", () => {
    const draft = twoCells();
    let refusal: unknown;
    try { draft.apply({ kind: "delete", at: corner }); } catch (error) { refusal = error; }

    expect(isRefusedEdit(refusal)).toBe(true);
    expect(draft.undo().canRedo).toBe(false);
  });
});
