import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";

/**
 * The same bytes, as long as they keep coming.
 *
 * @throws {InvalidError} when nothing comes for `stallMs`: whoever sent it is gone, or its line is.
 */
export async function* withoutStalling(bytes: AsyncIterable<Uint8Array>, stallMs: number): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(chunks.next(), stallMs);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not waited for: a source that stands still may never answer this either.
    void Promise.resolve(chunks.return?.()).catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, stallMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new InvalidError(said(
      `The upload stands still: nothing came for ${stallMs / 1000} s. Send the file again.`,
      `上传停住了：${stallMs / 1000} 秒没有收到内容。请重新上传。`,
    ))), stallMs);
  });
  try {
    return await Promise.race([promise, stalled]);
  } finally {
    clearTimeout(timer);
  }
}
