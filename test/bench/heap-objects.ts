import type { CDPSession } from "../e2e/drivers/browser.ts";

interface HeapSnapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[], ...unknown[]] } };
  readonly nodes: readonly number[];
}

/** What a page holds itself; the rest is the browser's own and the code it compiles, more and faster code the longer a page runs. */
const OWN_TYPES = new Set(["object", "array", "string", "concatenated string", "sliced string", "closure", "number", "regexp", "symbol", "bigint"]);

/** Bytes of the page's objects, arrays, texts and functions, after garbage collection, compiled code apart. */
export async function weighObjects(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }): void => { chunks.push(chunk); };
  session.on("HeapProfiler.addHeapSnapshotChunk", take);
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", take);
  return sumOwn(JSON.parse(chunks.join("")) as HeapSnapshot);
}

function sumOwn({ snapshot: { meta }, nodes }: HeapSnapshot): number {
  const [typeAt, sizeAt] = [meta.node_fields.indexOf("type"), meta.node_fields.indexOf("self_size")];
  const types = meta.node_types[0];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    if (OWN_TYPES.has(types[nodes[at + typeAt]!]!)) bytes += nodes[at + sizeAt]!;
  }
  return bytes;
}
