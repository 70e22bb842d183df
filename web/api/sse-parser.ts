/** One message of a server-sent event stream; `data` lines are joined with newlines. */
export interface SseMessage {
  id: string | null;
  event: string;
  data: string;
}

/**
 * Turns chunks of text into whole messages, wherever the chunks happen to break.
 *
 * After the HTML standard, section 9.2.6 (event stream interpretation): comments are left out, a message
 * without data is not delivered, and a line may end in LF, CR LF or CR.
 */
export function createSseParser(deliver: (message: SseMessage) => void): (chunk: string) => void {
  let rest = "";
  let id: string | null = null;
  let event = "";
  let data: string[] = [];

  function readLine(line: string): void {
    if (line === "") {
      if (data.length > 0) deliver({ id, event: event === "" ? "message" : event, data: data.join("\n") });
      event = "";
      data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id") id = value;
  }

  return (chunk) => {
    rest += chunk;
    // A trailing CR may be the first half of a CR LF that the next chunk completes.
    const end = rest.endsWith("\r") ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + rest.slice(end);
    lines.forEach(readLine);
  };
}
