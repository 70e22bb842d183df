import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";

/** A quoted value longer than this is taken for a quote that was never closed. */
const LONGEST_QUOTED = 1 << 20;
/** A line longer than this means that the file is not a table. */
const LONGEST_LINE = 1 << 24;

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Row whose quotes do not work out: its line stands as the only value. */
export type BadQuotes = (rowIndex: number, message: string) => void;

/**
 * Takes RFC 4180 text apart, piece by piece: quoted values with delimiters, quotes and line breaks
 * inside, lines ending in LF, CRLF or CR, blank lines skipped.
 *
 * A quote that is not closed, or is followed by something other than a delimiter, spoils one row:
 * the row is reported and reading goes on at the next line, so that a stray quote can never
 * swallow the rows behind it. A quote inside an unquoted value is an ordinary character.
 *
 * Lines without quotes, nearly all of them, are cut by the engine's own `split`.
 */
export class CsvParser {
  #text = "";
  #delimiter: string;
  #lineBreak = "";
  #nextQuote = -2;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Adds the rows that are complete after this text to `rows`. */
  push(text: string, rows: string[][], onBadQuotes: BadQuotes): void {
    this.#read(this.#text === "" ? text : this.#text + text, rows, onBadQuotes, false);
  }

  /** Adds the last row, which needs no line break. */
  end(rows: string[][], onBadQuotes: BadQuotes): void {
    this.#read(this.#text, rows, onBadQuotes, true);
  }

  #read(text: string, rows: string[][], onBadQuotes: BadQuotes, final: boolean): void {
    if (this.#lineBreak === "") {
      const found = lineBreakOf(text, final);
      if (found === "") return void (this.#text = text);
      this.#lineBreak = found;
    }
    const lineBreak = this.#lineBreak;
    const delimiter = this.#delimiter;
    this.#nextQuote = -2;
    let at = 0;
    while (at < text.length) {
      let end = text.indexOf(lineBreak, at);
      if (end === -1) {
        if (!final) break;
        end = text.length;
      }
      if (this.#quoteFrom(text, at) < end) {
        const next = this.#quoted(text, at, end, rows, onBadQuotes, final);
        if (next === -1) break;
        at = next;
        continue;
      }
      const stop = end > at && text.charCodeAt(end - 1) === CR ? end - 1 : end;
      if (stop > at) rows.push(text.slice(at, stop).split(delimiter));
      at = end + 1;
    }
    this.#text = at >= text.length ? "" : text.slice(at);
    if (this.#text.length > LONGEST_LINE) {
      throw new InvalidError(said(`A line is longer than ${LONGEST_LINE} characters: this is not a table of rows.`, `有一行超过 ${LONGEST_LINE} 个字符：这不是按行的表格。`));
    }
  }

  /** Place of the first quote at or after `at`, or Infinity; looked for once per stretch. */
  #quoteFrom(text: string, at: number): number {
    if (this.#nextQuote < at) {
      const found = text.indexOf('"', at);
      this.#nextQuote = found === -1 ? Infinity : found;
    }
    return this.#nextQuote;
  }

  /** Reads one row that holds a quote; the place after it, or -1 when its end is not here yet. */
  #quoted(text: string, start: number, lineEnd: number, rows: string[][], onBadQuotes: BadQuotes, final: boolean): number {
    const delimiter = this.#delimiter;
    const row: string[] = [];
    let at = start;
    let end = lineEnd;
    for (;;) {
      if (text.charCodeAt(at) !== QUOTE) {
        const comma = text.indexOf(delimiter, at);
        if (comma !== -1 && comma < end) {
          row.push(text.slice(at, comma));
          at = comma + 1;
          continue;
        }
        row.push(text.slice(at, end > at && text.charCodeAt(end - 1) === CR ? end - 1 : end));
        break;
      }
      const close = closingQuote(text, at + 1);
      if (close === -1) {
        if (!final && text.length - start <= LONGEST_QUOTED) return -1;
        return this.#spoiled(text, start, lineEnd, rows, onBadQuotes, "A quote is opened in this row and never closed.");
      }
      // What follows the quote decides whether it closes: without it, wait.
      if (!final && close + 2 >= text.length) return -1;
      const value = text.slice(at + 1, close);
      row.push(value.includes('"') ? value.replaceAll('""', '"') : value);
      at = close + 1;
      if (at >= text.length) {
        end = at;
        break;
      }
      if (close > end) {
        const next = text.indexOf(this.#lineBreak, at);
        end = next === -1 ? text.length : next;
        if (next === -1 && !final) return -1;
      }
      if (text.startsWith(delimiter, at)) {
        at++;
        continue;
      }
      if (at === end || (at + 1 === end && text.charCodeAt(at) === CR)) break;
      return this.#spoiled(text, start, lineEnd, rows, onBadQuotes, "A closing quote is followed by more text; quotes inside a value must be doubled.");
    }
    rows.push(row);
    return end + 1;
  }

  #spoiled(text: string, start: number, lineEnd: number, rows: string[][], onBadQuotes: BadQuotes, message: string): number {
    onBadQuotes(rows.length, message);
    rows.push([text.slice(start, lineEnd)]);
    return lineEnd + 1;
  }
}

/** The quote that ends a value which starts at `at`, passing doubled ones; -1 if it is not here. */
function closingQuote(text: string, at: number): number {
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || text.charCodeAt(quote + 1) !== QUOTE) return quote;
    at = quote + 2;
  }
}

/** LF when lines end in LF or CRLF, CR when they end in that alone, empty while unknown. */
function lineBreakOf(text: string, final: boolean): string {
  const cr = text.indexOf("\r");
  const lf = text.indexOf("\n");
  if (lf !== -1 && (cr === -1 || lf < cr)) return "\n";
  if (cr !== -1 && cr + 1 < text.length) return text.charCodeAt(cr + 1) === LF ? "\n" : "\r";
  return final ? (cr === -1 ? "\n" : "\r") : "";
}
