import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { endWhenStalled } from "../../server/listen.ts";

const STALL_MS = 60;
const server = createServer((request, response) => {
  endWhenStalled(request, STALL_MS);
  request.resume().once("end", () => { setTimeout(() => response.end("whole"), 4 * STALL_MS); });
});
afterEach(() => { server.close(); });

async function open() {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk: Buffer) => { text += chunk.toString(); });
  socket.on("error", () => undefined);
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 8\r\n\r\n");
  const [request] = await once(server, "request") as [IncomingMessage];
  return { socket, request, answer: once(socket, "close").then(() => text) };
}

test("a body that trickles in is waited for, and so is a slow answer", async () => {
  const { socket, answer } = await open();
  for (let i = 0; i < 8; i++) {
    await sleep(STALL_MS / 4);
    socket.write("x");
  }

  expect(await answer).toContain("whole");
});

test("a body that stands still is cut off", async () => {
  const { socket, request, answer } = await open();
  socket.write("xxx");

  expect(await answer).toBe("");
  expect(request.complete).toBe(false);
});
