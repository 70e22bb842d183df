import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

/** One feature as JSON text longer than this is refused. */
const LONGEST_FEATURE = 1 << 27;

/**
 * Cuts the text of a GeoJSON FeatureCollection into the texts of its features, piece by piece, so
 * that a file of any size needs the memory of one feature.
 *
 * Only nesting and strings are followed here; whether a feature is sound is for JSON.parse.
 */
export class FeatureSplitter {
  #text = "";
  #at = 0;
  #depth = 0;
  #inString = false;
  #start = -1;
  #state: "before" | "inside" | "after" = "before";
  #listDepth = 0;
  #lastString = "";
  #stringStart = 0;
  /** Text before the list of features; the collection's own members stand there. */
  head = "";

  /** True once the list of features was found and closed. */
  get complete(): boolean {
    return this.#state === "after";
  }

  get found(): boolean {
    return this.#state !== "before";
  }

  push(text: string, features: string[]): void {
    this.#text += text;
    const all = this.#text;
    let at = this.#at;
    for (; at < all.length; at++) {
      const c = all.charCodeAt(at);
      if (this.#inString) {
        if (c === BACKSLASH) at++;
        else if (c === QUOTE) {
          this.#inString = false;
          if (this.#state === "before") this.#lastString = all.slice(this.#stringStart, at);
        }
      } else if (c === QUOTE) {
        this.#inString = true;
        this.#stringStart = at + 1;
      } else if (c === OPEN || c === OPEN_LIST) {
        if (this.#state === "before" && c === OPEN_LIST && this.#depth === 1 && this.#lastString === "features") {
          this.#state = "inside";
          this.#listDepth = this.#depth + 1;
          this.head = all.slice(0, at);
        } else if (this.#state === "inside" && this.#depth === this.#listDepth) this.#start = at;
        this.#depth++;
      } else if (c === CLOSE || c === CLOSE_LIST) {
        this.#depth--;
        if (this.#state !== "inside") continue;
        if (this.#depth === this.#listDepth && this.#start !== -1) {
          features.push(all.slice(this.#start, at + 1));
          this.#start = -1;
        } else if (this.#depth < this.#listDepth) this.#state = "after";
      }
    }
    const keep = this.#state === "before" ? 0 : this.#start !== -1 ? this.#start : Math.min(at, all.length);
    this.#text = all.slice(keep);
    this.#at = at - keep;
    if (this.#stringStart > keep) this.#stringStart -= keep;
    if (this.#start !== -1) this.#start = 0;
    if (this.#text.length > LONGEST_FEATURE) {
      throw new InvalidError(said("One feature is larger than 128 MB of text, or the file is not a GeoJSON FeatureCollection.", "有一个要素超过 128 MB，或文件不是 GeoJSON FeatureCollection。"));
    }
  }
}
