import { Agent, type ClientRequest, get } from "node:http";

/** Many readers of /api/stream, and when each of them got which event. */
export interface StreamClients {
  readonly open: number;
  /** When each client had the event, milliseconds of performance.now(); resolves once all have it. */
  whenAllHave(seq: number, patienceMs: number): Promise<readonly number[]>;
  close(): void;
}

/** Opens `count` streams of their own connections and waits until each has been answered. */
export async function openStreamClients(address: string, count: number, lastEventId: number | null): Promise<StreamClients> {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  const arrivals = new Map<number, number[]>();
  const requests: ClientRequest[] = [];
  let open = 0;

  const connect = () => new Promise<void>((resolve, reject) => {
    const headers = lastEventId === null ? {} : { "last-event-id": String(lastEventId) };
    const request = get(`${address}/api/stream`, { agent, headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a stream was answered with ${response.statusCode}`));
      open++;
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        const now = performance.now();
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (line.startsWith("id: ")) note(Number(line.slice(4)), now);
      });
      response.on("close", () => { open--; });
      response.on("error", () => undefined);
      resolve();
    });
    request.on("error", reject);
    requests.push(request);
  });
  const note = (seq: number, now: number) => {
    const known = arrivals.get(seq);
    if (known) known.push(now);
    else arrivals.set(seq, [now]);
  };
  // In small groups: a burst of a thousand new connections at once would measure the operating system's queue.
  for (let opened = 0; opened < count; opened += 50) await Promise.all(Array.from({ length: Math.min(50, count - opened) }, connect));
  return {
    get open() { return open; },
    async whenAllHave(seq, patienceMs) {
      const deadline = performance.now() + patienceMs;
      while ((arrivals.get(seq)?.length ?? 0) < count) {
        if (performance.now() > deadline) throw new Error(`event ${seq} reached ${arrivals.get(seq)?.length ?? 0} of ${count} clients in ${patienceMs} ms`);
        await new Promise((resolve) => { setTimeout(resolve, 5); });
      }
      return arrivals.get(seq) ?? [];
    },
    close() {
      for (const request of requests) request.destroy();
      agent.destroy();
    },
  };
}
