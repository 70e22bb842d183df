import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { aliveAnswer } from "./health/health.routes.ts";

/** A port that cannot be used; the message is a sentence for the person who starts EcoGrid. */
export class PortError extends Error {
  override readonly name = "PortError";
}

export interface Listener {
  /** As a person opens it, such as http://127.0.0.1:8080. */
  address: string;
  /** From now on requests are answered by `handler`; before, they are told to wait. */
  serve(handler: RequestListener): void;
  /** Takes no new requests, gives those under way `patienceMs` to finish, then cuts them off. */
  close(patienceMs: number): Promise<void>;
}

const PROBE_TIMEOUT_MS = 1_500;
const HEADERS_TIMEOUT_MS = 60_000;
const STALL_MS = 120_000;

/**
 * Takes the port at once, before the database is started: a second copy is refused in a moment, and who calls
 * early is told that we are starting.
 *
 * @throws {PortError} naming what holds the port when that can be found out.
 */
export async function listen(host: string, port: number): Promise<Listener> {
  let handler: RequestListener = answerStarting;
  // A large file over a slow line takes longer than any limit on the whole request; what stands still is ended instead.
  const server = createServer({ requestTimeout: 0, headersTimeout: HEADERS_TIMEOUT_MS }, (request, response) => {
    endWhenStalled(request, STALL_MS);
    handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch(async (error: NodeJS.ErrnoException) => { throw await explain(error, host, port); });
  return {
    address: `http://${urlHost(host)}:${(server.address() as AddressInfo).port}`,
    serve(next) { handler = next; },
    close: (patienceMs) => closeServer(server, patienceMs),
  };
}

/** Cuts a request off whose body is not all here and of which nothing came for `stallMs`. */
export function endWhenStalled(request: IncomingMessage, stallMs: number): void {
  let seen = request.socket.bytesRead;
  const watch = setInterval(() => {
    if (request.complete || request.destroyed) return clearInterval(watch);
    if (request.socket.bytesRead === seen) request.destroy();
    seen = request.socket.bytesRead;
  }, stallMs);
  watch.unref();
  request.once("close", () => { clearInterval(watch); });
}

function closeServer(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function answerStarting(request: IncomingMessage, response: ServerResponse): void {
  const headers = { "cache-control": "no-store", "retry-after": "2" };
  if (request.url === "/healthz") {
    response.writeHead(200, { ...headers, "content-type": "application/json" }).end(JSON.stringify(aliveAnswer()));
  } else if (request.url === "/readyz") {
    response.writeHead(503, { ...headers, "content-type": "application/json" }).end(JSON.stringify({ status: "not_ready", reason: "starting" }));
  } else {
    response.writeHead(503, { ...headers, refresh: "2", "content-type": "text/plain; charset=utf-8" }).end("EcoGrid 正在启动，请稍候。\nEcoGrid is starting.\n");
  }
}

async function explain(error: NodeJS.ErrnoException, host: string, port: number): Promise<Error> {
  if (error.code === "EACCES") return new PortError(`Port ${port} may not be used by this account (ports below 1024 usually belong to root). Set PORT to another one.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return new PortError(`${host} is not an address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`);
  if (error.code !== "EADDRINUSE") return error;
  const address = `http://${urlHost(host)}:${port}`;
  const pid = await askWhoAnswers(address);
  if (pid === undefined) return new PortError(`Port ${port} on ${host} is in use by another program. Stop that program, or set PORT to another port.`);
  return new PortError(`EcoGrid is already running at ${address} (process ${pid}). Use that one, stop it with: kill ${pid}, or set PORT (and DATA_DIR) for a second copy.`);
}

/** The process id of the EcoGrid that answers there; undefined for any other program. */
async function askWhoAnswers(address: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    const body = (await response.json()) as { service?: unknown; pid?: unknown };
    return body.service === "ecogrid" && typeof body.pid === "number" ? body.pid : undefined;
  } catch {
    return undefined;
  }
}

/** 0.0.0.0 and :: mean every address; a person opens localhost. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
