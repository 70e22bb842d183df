import { expect, test } from "vitest";
import type { BackgroundWork } from "../../../../server/imports/jobs/background-work.ts";
import type { Task } from "../../../../server/imports/jobs/perform-task.ts";
import { queuedWork } from "../../../../server/imports/jobs/queued-work.ts";

/** Work that ends when it is told to. */
function heldWork() {
  const begun: { editionId: number; end: () => void; fail: () => void }[] = [];
  const numberOf = (task: Task) => ("editionId" in task ? task.editionId : "importId" in task ? -task.importId : "dryRunId" in task ? -task.dryRunId : 0);
  const work: BackgroundWork = {
    run: (task) => new Promise((resolve, reject) => {
      begun.push({ editionId: numberOf(task), end: () => { resolve(undefined as never); }, fail: () => { reject(new Error("failed")); } });
    }),
    stop: async () => undefined,
  };
  return { begun, work: queuedWork(work) };
}

const check = (editionId: number) => ({ do: "check" as const, editionId });
const never = new AbortController().signal;
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test("editions are checked one after the other, and one that failed holds up nobody", async () => {
  const { begun, work } = heldWork();
  const first = work.run(check(1), never);
  const second = work.run(check(2), never);
  await settled();
  expect(begun.map((task) => task.editionId)).toEqual([1]);

  begun[0]?.fail();
  await expect(first).rejects.toThrow("failed");
  await settled();
  expect(begun.map((task) => task.editionId)).toEqual([1, 2]);
  begun[1]?.end();
  await second;
});

test("an edition that is in the line is refused a second time, and taken once it is out", async () => {
  const { begun, work } = heldWork();
  const first = work.run(check(1), never);
  await expect(work.run({ do: "publish", editionId: 1, accept: [], reason: undefined }, never)).rejects.toThrow("Edition 1 is being checked or published already");
  await settled();
  begun[0]?.end();
  await first;

  void work.run(check(1), never);
  await settled();
  expect(begun).toHaveLength(2);
});

test("differences between editions are computed one at a time, and hold up no check", async () => {
  const { begun, work } = heldWork();
  const ask = (fromEditionId: number) => work.run({ do: "difference", fromEditionId, toEditionId: 9 }, never);
  void ask(1);
  void ask(2);
  void work.run(check(3), never);
  await settled();

  expect(begun.map(({ editionId }) => editionId)).toEqual([0, 3]);
  begun[0]?.end();
  await settled();
  expect(begun).toHaveLength(3);
});

test("who gives up waiting is passed over", async () => {
  const { begun, work } = heldWork();
  const first = work.run(check(1), never);
  const leaving = new AbortController();
  const second = work.run(check(2), leaving.signal);
  leaving.abort(new Error("gone"));
  await settled();
  begun[0]?.end();
  await first;

  await expect(second).rejects.toThrow("gone");
  expect(begun).toHaveLength(1);
});

test("change sets wait for each other and not for checks of editions", async () => {
  const { begun, work } = heldWork();
  const preview = { do: "preview-change" as const, subject: { kind: "in_force" as const } };
  void work.run(check(1), never);
  void work.run(preview, never);
  const last = work.run(preview, never);
  await settled();
  expect(begun.map((task) => task.editionId)).toEqual([1, 0]);

  begun[1]?.end();
  await settled();
  begun[2]?.end();
  await last;
});
