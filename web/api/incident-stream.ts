import { type PublicEvent, publicEventSchema } from "../../server/contract/public-incident.ts";
import { createSseParser, type SseMessage } from "./sse-parser.ts";

export interface StreamListener {
  onOpen(): void;
  onEvent(event: PublicEvent): void;
  /** The server cannot resume from our last event, or told of something that this page has no word for: everything shown must be fetched again. */
  onReset(): void;
  onLost(attempt: number, nextTryMs: number): void;
}

export interface StreamConnection {
  close(): void;
  /** Drops what it has and tries again at once: for when the network is known to have gone or come back. */
  reconnect(): void;
}

/** Screens take titles and names from where somebody may ask for them, never from what everybody is told. */
const PATH = "/api/stream?fields=public";
/** Three heartbeats of the server. */
const SILENCE_MS = 45_000;
const LISTEN_EVERY_MS = 5_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Follows the live stream from the event after `fromSeq` until closed: reconnects with growing,
 * scattered waits, resumes from the last event seen and delivers every seq once.
 *
 * Built on fetch because EventSource cannot state where to begin, and gives up for good when the
 * server answers with an error while it restarts.
 */
export function followStream(fromSeq: number | null, listener: StreamListener): StreamConnection {
  let lastSeq = fromSeq;
  let attempt = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const closed = new AbortController();
  let current = new AbortController();

  function receive(message: SseMessage): void {
    if (message.event === "reset") {
      const next = Number(message.id);
      lastSeq = message.id !== null && Number.isSafeInteger(next) ? next : null;
      listener.onReset();
      return;
    }
    const parsed = publicEventSchema.safeParse(parseJson(message.data));
    const seq = parsed.success ? parsed.data.seq : Number(message.id ?? NaN);
    if (!Number.isSafeInteger(seq) || (lastSeq !== null && seq <= lastSeq)) return;
    lastSeq = seq;
    if (parsed.success) listener.onEvent(parsed.data);
    else listener.onReset();
  }

  async function run(): Promise<void> {
    const mine = (current = new AbortController());
    try {
      await readOnce(lastSeq, AbortSignal.any([closed.signal, mine.signal]), receive, () => { attempt = 0; listener.onOpen(); });
    } catch {
      // Every cause is answered alike: the screen says that the connection is lost, and we try again.
    }
    if (closed.signal.aborted || mine !== current) return;
    attempt += 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);
    listener.onLost(attempt, wait);
    waiting = setTimeout(() => void run(), wait);
  }

  void run();
  return {
    close() {
      closed.abort();
      clearTimeout(waiting);
    },
    reconnect() {
      clearTimeout(waiting);
      current.abort();
      void run();
    },
  };
}

async function readOnce(after: number | null, closed: AbortSignal, receive: (message: SseMessage) => void, opened: () => void): Promise<void> {
  const silence = new AbortController();
  let heardAt = Date.now();
  // By the clock on the wall: a timer does not run while the computer sleeps, and the connection may be long dead when it wakes.
  const listening = setInterval(() => {
    if (Date.now() - heardAt >= SILENCE_MS) silence.abort();
  }, LISTEN_EVERY_MS);
  try {
    const reply = await fetch(PATH, {
      headers: { accept: "text/event-stream", ...(after === null ? {} : { "last-event-id": String(after) }) },
      cache: "no-store",
      signal: AbortSignal.any([closed, silence.signal]),
    });
    if (!reply.ok || reply.body === null) throw new Error(`HTTP ${reply.status}`);
    opened();
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    const parse = createSseParser(receive);
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heardAt = Date.now();
      parse(part.value);
    }
  } finally {
    clearInterval(listening);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
