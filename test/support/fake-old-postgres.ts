import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A server that speaks just enough of PostgreSQL's protocol to be asked for its version. */
export async function startFakePostgres(serverVersionNum: string): Promise<{ address: string; stop(): void }> {
  const server = createServer(converse(serverVersionNum));
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { address: `postgres://u:hidden@127.0.0.1:${portOf(server)}/d`, stop: () => { server.close(); } };
}

function converse(serverVersionNum: string): (socket: Socket) => void {
  const ready = message("Z", Buffer.from("I"));
  return (socket) => {
    let isGreeted = false;
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      if (!isGreeted) {
        isGreeted = true;
        socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
      } else if (data.toString("latin1").includes("server_version_num")) {
        socket.write(Buffer.concat([oneColumn("server_version_num"), oneValue(serverVersionNum), complete("SHOW"), ready]));
      } else if (data[0] === "Q".charCodeAt(0)) {
        socket.write(Buffer.concat([complete("SET"), ready]));
      }
    });
  };
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5, type, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const complete = (tag: string): Buffer => message("C", Buffer.from(`${tag}\0`));

function oneColumn(name: string): Buffer {
  const rest = Buffer.alloc(18);
  rest.writeInt32BE(25, 6); // text
  return message("T", Buffer.concat([Buffer.from([0, 1]), Buffer.from(`${name}\0`), rest]));
}

function oneValue(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(value.length);
  return message("D", Buffer.concat([Buffer.from([0, 1]), length, Buffer.from(value)]));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
