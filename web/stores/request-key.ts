import { newKey } from "../api/new-key.ts";

export interface RequestKey {
  /** The key for this content: the same again until it is done with, so that sending twice does nothing twice. */
  of(content: unknown): string;
  /** The next request is another one, whatever it holds. */
  done(): void;
}

export function createRequestKey(): RequestKey {
  let [key, keyOf] = ["", ""];
  return {
    of(content) {
      const text = JSON.stringify(content);
      if (text !== keyOf) [key, keyOf] = [newKey(), text];
      return key;
    },
    done() {
      keyOf = "";
    },
  };
}
