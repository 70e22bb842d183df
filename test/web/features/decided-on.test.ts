import { expect, test } from "vitest";
import { nextTick, reactive, ref } from "vue";
import type { Incident } from "../../../server/contract/incident.ts";
import { useDecidedOn } from "../../../web/features/reassign/use-decided-on.ts";

test("what arrives while a dialog is open counts only once it was told as a conflict", async () => {
  const incident = reactive({ lastEventSeq: 7 } as Incident);
  const isConflict = ref(false);
  const decidedOn = useDecidedOn(() => incident, isConflict);

  incident.lastEventSeq = 8;
  await nextTick();
  expect(decidedOn.value).toBe(7);

  isConflict.value = true;
  await nextTick();
  expect(decidedOn.value).toBe(8);
  incident.lastEventSeq = 9;
  await nextTick();
  expect(decidedOn.value).toBe(9);
});
