/** What the page and its worker said to each other, and when; milliseconds since navigation. */
export interface ProbeEntry {
  readonly atMs: number;
  readonly kind: "ask" | "answer" | "input" | "counts" | "painted" | "busy" | "rest";
  /** The question of `ask` and `answer`. */
  readonly name?: string;
  readonly id?: number;
  /** What the worker says that it took. */
  readonly tookMs?: number;
}
export interface LongTask { readonly atMs: number; readonly ms: number; }
export interface Probe { readonly entries: ProbeEntry[]; readonly longTasks: LongTask[]; }

/**
 * Runs in the page before its own code: listens in on the talk with the worker of incidents, on what the screen
 * shows and on what keeps its thread busy. The page itself knows nothing of it.
 */
export function installProbe(): void {
  const probe: Probe = { entries: [], longTasks: [] };
  (window as unknown as { probe: Probe }).probe = probe;
  const note = (entry: Omit<ProbeEntry, "atMs">) => probe.entries.push({ atMs: performance.now(), ...entry });

  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      if (options?.name !== "incidents") return;
      const names = new Map<number, string>();
      const post = this.postMessage.bind(this) as (message: unknown, transfer: Transferable[]) => void;
      this.postMessage = (message: { kind: string; id: number; name?: string }, transfer: unknown) => {
        if (message.kind === "ask") {
          names.set(message.id, message.name ?? "");
          note({ kind: "ask", id: message.id, name: message.name ?? "" });
        }
        post(message, transfer as Transferable[]);
      };
      this.addEventListener("message", ({ data }: MessageEvent<{ kind: string; id: number; answer?: { tookMs?: number } | null }>) => {
        if (data.kind === "progress") return;
        note({ kind: "answer", id: data.id, name: names.get(data.id) ?? "", ...(data.answer?.tookMs === undefined ? {} : { tookMs: data.answer.tookMs }) });
      });
    }
  };

  let [shown, busy]: [string | null, string | null] = [null, null];
  new MutationObserver(() => {
    const counts = document.querySelector("[data-testid=matching]")?.getAttribute("data-count") ?? null;
    if (counts !== shown) {
      shown = counts;
      note({ kind: "counts" });
      requestAnimationFrame(() => setTimeout(() => note({ kind: "painted" })));
    }
    const now = document.querySelector("[data-testid=analysis-map-A]")?.getAttribute("aria-busy") ?? null;
    if (now !== busy) note({ kind: (busy = now) === "false" ? "rest" : "busy" });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-count", "aria-busy"] });
  for (const type of ["pointerdown", "keydown", "popstate"]) window.addEventListener(type, () => note({ kind: "input" }), { capture: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => probe.longTasks.push({ atMs: startTime, ms: duration }))).observe({ entryTypes: ["longtask"] });
}
