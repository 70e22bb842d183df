import { afterEach, expect, test, vi } from "vitest";
import { openIncidentsWorker } from "../../../web/workers/open-incidents-worker.ts";

afterEach(() => { vi.unstubAllGlobals(); });

test("a worker with a fault is ended, what waits for it fails, and it is told", async () => {
  const terminate = vi.fn();
  const listeners = new Map<string, (event: unknown) => void>();
  vi.stubGlobal("Worker", class {
    terminate = terminate;
    postMessage = () => undefined;
    addEventListener = (type: string, listener: (event: unknown) => void) => { listeners.set(type, listener); };
  });
  const onDied = vi.fn();
  const asked = openIncidentsWorker(onDied)!.ask("page", { view: "A", offset: 0, limit: 1 });
  listeners.get("error")!({ message: "out of memory" });

  await expect(asked).rejects.toThrow("out of memory");
  expect(terminate).toHaveBeenCalledOnce();
  expect(onDied).toHaveBeenCalledExactlyOnceWith("out of memory");
});
