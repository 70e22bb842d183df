// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Edition } from "../../../server/contract/cell.ts";
import type { ChangePreview } from "../../../server/contract/change-set.ts";
import { useEditionChangeStore } from "../../../web/stores/edition-change.ts";
import { useEditionsStore } from "../../../web/stores/editions.ts";

const asked = vi.hoisted(() => ({ previews: [] as ((preview: ChangePreview) => void)[], keys: [] as string[] }));
vi.mock("../../../web/api/change-sets.ts", () => ({
  previewChange: () => new Promise<ChangePreview>((resolve) => { asked.previews.push(resolve); }),
  applyChange: (_request: unknown, key: string) => {
    asked.keys.push(key);
    return Promise.resolve({ id: 1, appliedAt: "2026-01-02T00:00:00Z", movedIncidents: 1, subject: { kind: "edition", editionId: 2 } });
  },
}));
vi.mock("../../../web/api/editions.ts", () => ({ fetchEditions: () => Promise.resolve([draft(1)]) }));

const draft = (revision: number) => ({ id: 2, name: "草案", territory: "demo", status: "draft", revision, basedOn: 1 }) as unknown as Edition;
const previewOf = (basis: string) => ({ basis, computedAt: "2026-01-02T00:00:00Z" }) as unknown as ChangePreview;

beforeEach(() => {
  setActivePinia(createPinia());
  [asked.previews, asked.keys] = [[], []];
  const editions = useEditionsStore();
  editions.take(draft(1));
  editions.chosenId = 2;
});
afterEach(() => vi.unstubAllGlobals());

test("an impact that was computed before the draft was edited is not shown for what it has become", async () => {
  const change = useEditionChangeStore();
  const asking = change.loadPreview();
  useEditionsStore().take(draft(2));
  change.forget();
  asked.previews[0]?.(previewOf("of revision 1"));
  await asking;

  expect(change.preview).toBeNull();
  expect(change.previewState.kind).toBe("idle");
});

test("of two questions the later one's answer stays, whichever comes first", async () => {
  const change = useEditionChangeStore();
  const asking = [change.loadPreview(), change.loadPreview()];
  asked.previews[1]?.(previewOf("second"));
  asked.previews[0]?.(previewOf("first"));
  await Promise.all(asking);

  expect(change.preview?.basis).toBe("second");
});

test("a change can be applied where the page is not served by https", async () => {
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array) => bytes });
  const change = useEditionChangeStore();
  const asking = change.loadPreview();
  asked.previews[0]?.(previewOf("b"));
  await asking;

  expect(await change.apply("理由", "")).toBe(true);
  expect(asked.keys).toHaveLength(1);
});
