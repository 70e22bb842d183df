// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, expect, test, vi } from "vitest";
import type { Edition } from "../../../server/contract/cell.ts";
import { useBorderEditingStore } from "../../../web/stores/border-editing.ts";
import { useEditionsStore } from "../../../web/stores/editions.ts";
import type { BorderQuestion, EditedBorders } from "../../../web/workers/border-questions.ts";

const edited = (steps: number): EditedBorders => ({
  cells: { type: "FeatureCollection", features: [] }, steps, canUndo: steps > 0, canRedo: false,
  changes: Array.from({ length: steps }, (_, i) => ({ code: `C${i}`, geometry: { type: "Polygon" as const, coordinates: [] } })),
});
let steps = 0;
vi.mock("../../../web/workers/open-border-editor.ts", () => ({
  RefusedEdit: class extends Error {},
  openBorderEditor: () => ({
    ask: (question: BorderQuestion) => Promise.resolve(question.name === "vertices" ? [] : edited(question.name === "apply" ? (steps += 1) : steps)),
    close: () => undefined,
  }),
}));

const saves = vi.hoisted(() => [] as ((saved: Edition) => void)[]);
vi.mock("../../../web/api/editions.ts", () => ({ saveCells: () => new Promise<Edition>((resolve) => { saves.push(resolve); }) }));

const draft = { id: 2, name: "草案", territory: "demo", status: "draft", revision: 1, checkedAt: null, basedOn: 1 } as unknown as Edition;
beforeEach(() => {
  setActivePinia(createPinia());
  steps = saves.length = 0;
  const editions = useEditionsStore();
  editions.take(draft);
  editions.chosenId = 2;
});
const saved = { ...draft, revision: 2 };
const move = { kind: "move", from: [112, 32], to: [112.1, 32] } as const;

test("what is dragged while the borders are being saved is not taken and then lost", async () => {
  const editing = useBorderEditingStore();
  editing.begin();
  await editing.apply(move);
  const saving = editing.save();
  await editing.apply(move);
  expect(editing.borders.steps).toBe(1);

  saves[0]?.(saved);
  expect(await saving).toBe(true);
  await editing.apply(move);
  expect(editing.isEditing).toBe(false);
});

test("saving twice at once saves once, and nobody is told that the draft is stale", async () => {
  const editing = useBorderEditingStore();
  editing.begin();
  await editing.apply(move);
  const both = [editing.save(), editing.save()];
  expect(saves).toHaveLength(1);

  saves[0]?.(saved);
  expect(await Promise.all(both)).toEqual([true, false]);
  expect(editing.saveState.kind).toBe("ready");
});
