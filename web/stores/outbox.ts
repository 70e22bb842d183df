import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { z } from "zod";
import { errorDetailSchema, nearBoundarySchema } from "../../server/contract/error.ts";
import type { IncidentReport } from "../../server/contract/incident.ts";
import { ApiError } from "../api/client.ts";
import { sendReport } from "../api/incidents.ts";
import { newKey } from "../api/new-key.ts";

const STORAGE_KEY = "ecogrid.outbox";

/** A report as typed, with the key under which it is stored once however often it is sent. */
const waitingSchema = z.object({
  key: z.string(),
  savedAt: z.iso.datetime(),
  // As it was typed: the server says what is wrong with it, if anything is.
  report: z.custom<Partial<IncidentReport>>((value) => typeof value === "object" && value !== null),
  /** Why it does not go by itself: refused for good, or somebody has to look at both cells. */
  problem: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("refused"), message: z.string(), messageZh: z.string().nullable().default(null), details: z.array(errorDetailSchema).default([]) }),
    z.object({ kind: z.literal("near_boundary"), nearBoundary: nearBoundarySchema.nullable() }),
  ]).nullable(),
});
export type WaitingReport = z.infer<typeof waitingSchema>;

/** Whether sending again later may succeed: no answer, or the server in trouble. */
export function isPassing(cause: ApiError): boolean {
  return cause.kind === "network" || (cause.kind === "refused" && cause.status >= 500);
}

/**
 * Reports that could not be sent, kept on this device until they are: nothing but what was typed. Each goes
 * under the key of its first attempt, so one that had arrived after all is not stored twice. All windows of
 * the browser share them.
 */
export const useOutboxStore = defineStore("outbox", () => {
  const items = shallowRef<readonly WaitingReport[]>(read());
  const isSending = ref(false);
  const lastTriedAt = shallowRef<Date | null>(null);
  const count = computed(() => items.value.length);

  window.addEventListener("storage", (event) => { if (event.key === STORAGE_KEY) items.value = read(); });

  /** Changes what is kept, with what another window may have done meanwhile. @throws {DOMException} when the browser keeps nothing. */
  function change(edit: (now: readonly WaitingReport[]) => readonly WaitingReport[]): void {
    const next = edit(read());
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
    items.value = next;
  }

  /** False when the browser refuses to keep it: then it is still on the screen only. */
  function keep(report: Partial<IncidentReport>, key: string): boolean {
    try {
      change((now) => [...now.filter((item) => item.key !== key), { key, report, savedAt: new Date().toISOString(), problem: null }]);
      return true;
    } catch {
      return false;
    }
  }
  const discard = (key: string): void => change((now) => now.filter((item) => item.key !== key));
  const mark = (key: string, part: Partial<WaitingReport>): void => change((now) => now.map((item) => (item.key === key ? { ...item, ...part } : item)));

  /** Sends what waits, one after another; stops at the first that gets no answer. */
  async function flush(): Promise<void> {
    if (isSending.value) return;
    isSending.value = true;
    lastTriedAt.value = new Date();
    try {
      for (const item of read()) if (item.problem === null && !await sendOne(item)) break;
    } finally {
      isSending.value = false;
    }
  }

  async function sendOne({ key, report }: WaitingReport): Promise<boolean> {
    try {
      await sendReport(report, key);
      discard(key);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (isPassing(error)) return false;
      mark(key, { problem: error.code === "near_boundary" ? { kind: "near_boundary", nearBoundary: error.nearBoundary } : { kind: "refused", message: error.message, messageZh: error.messageZh, details: [...error.details] } });
      return true;
    }
  }

  /** Tries one again that was refused. */
  async function again(key: string): Promise<void> {
    mark(key, { problem: null });
    await flush();
  }
  /** Somebody has looked at both cells, and the place stays: other content, so a key of its own. */
  async function confirm(key: string): Promise<void> {
    change((now) => now.map((item) => (item.key !== key ? item : { ...item, problem: null, key: newKey(), report: { ...item.report, confirmedNearBoundary: true } })));
    await flush();
  }

  return { items, count, isSending, lastTriedAt, keep, discard, flush, again, confirm };
});

function read(): WaitingReport[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return (Array.isArray(stored) ? stored : []).flatMap((item) => waitingSchema.safeParse(item).data ?? []);
  } catch {
    return [];
  }
}
