// @vitest-environment happy-dom
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, expect, test, vi } from "vitest";
import type { ImportJob } from "../../../server/contract/import.ts";
import { ApiError } from "../../../web/api/client.ts";
import { useImportJobStore } from "../../../web/stores/import-job.ts";

const waiting = vi.hoisted(() => new Map<number, { answer(job: ImportJob): void; fail(error: Error): void }>());
vi.mock("../../../web/api/imports.ts", () => ({
  fetchImport: (id: number) => new Promise<ImportJob>((answer, fail) => { waiting.set(id, { answer, fail }); }),
  fetchImportFindings: () => Promise.resolve({ items: [], nextCursor: null }),
  findingsCsvPath: () => "",
}));
beforeEach(() => setActivePinia(createPinia()));
const aJob = (id: number) => ({ id, state: "done" }) as ImportJob;

test("an import that was left is not put back by its late answer", async () => {
  const store = useImportJobStore();
  const first = store.open(1);
  const second = store.open(2);
  waiting.get(2)?.answer(aJob(2));
  await second;
  waiting.get(1)?.answer(aJob(1));
  await first;

  expect(store.job?.id).toBe(2);
});

test("a failure of an import that was left is not told of the one that is looked at", async () => {
  const store = useImportJobStore();
  const first = store.open(1);
  const second = store.open(2);
  waiting.get(2)?.answer(aJob(2));
  await second;
  waiting.get(1)?.fail(new ApiError("refused", "no", 404));
  await first;

  expect(store.state.kind).toBe("ready");
});
