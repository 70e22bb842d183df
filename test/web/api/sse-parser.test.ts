import fc from "fast-check";
import { expect, test } from "vitest";
import { createSseParser, type SseMessage } from "../../../web/api/sse-parser.ts";

function parse(chunks: readonly string[]): SseMessage[] {
  const messages: SseMessage[] = [];
  const feed = createSseParser((message) => messages.push(message));
  chunks.forEach(feed);
  return messages;
}

test("comments and messages without data are not delivered", () => {
  expect(parse([": alive\n\nretry: 2000\n\nid: 4\n\ndata: {}\n\n"])).toEqual([{ id: "4", event: "message", data: "{}" }]);
});

test("a named event is named once, and the id stays", () => {
  expect(parse(["id: 7\nevent: reset\ndata: a\ndata: b\n\ndata:c\n\n"])).toEqual([{ id: "7", event: "reset", data: "a\nb" }, { id: "7", event: "message", data: "c" }]);
});

test("an unfinished message waits", () => {
  expect(parse(["data: a\n"])).toEqual([]);
});

test("messages are the same wherever the chunks break, and whichever line end is used", () => {
  const text = "id: 1\ndata: {\"a\": 1}\n\n: alive\n\nid: 2\nevent: reset\ndata: x\ndata: 环境\n\n";
  fc.assert(fc.property(fc.constantFrom("\n", "\r\n"), fc.array(fc.nat(80), { maxLength: 12 }), (lineEnd, cuts) => {
    const whole = text.replaceAll("\n", lineEnd);
    const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).toSorted((a, b) => a - b), whole.length];

    const chunks = at.slice(1).map((end, index) => whole.slice(at[index], end));

    expect(parse(chunks)).toEqual(parse([text]));
  }));
});
