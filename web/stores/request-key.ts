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

/** crypto.randomUUID exists only on https and localhost; an intranet often has neither. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
