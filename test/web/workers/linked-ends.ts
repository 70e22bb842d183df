import type { MessageEnd } from "../../../web/workers/rpc-messages.ts";

/** Two ends of a channel in one thread: messages are copied and handed over as between threads. */
export function linkedEnds(): [MessageEnd, MessageEnd] {
  const listeners: [((event: MessageEvent) => void)[], ((event: MessageEvent) => void)[]] = [[], []];
  const endOf = (mine: 0 | 1, other: 0 | 1): MessageEnd => ({
    postMessage(message, transfer) {
      const data: unknown = structuredClone(message, { transfer });
      setTimeout(() => listeners[other].forEach((listener) => listener({ data } as MessageEvent)));
    },
    addEventListener: (_type, listener) => { listeners[mine].push(listener); },
  });
  return [endOf(0, 1), endOf(1, 0)];
}
