import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { createReadStream, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
// server/errors.ts
/** An outcome that a caller must be told of. HTTP status numbers live elsewhere. */
var ServiceError = class extends Error {
	details;
	constructor(message, details = []) {
		super(message);
		this.details = details;
		this.name = new.target.name;
	}
};
var InvalidError = class extends ServiceError {
	code = "invalid";
};
// server/imports/read/parse-csv.ts
/** A quoted value longer than this is taken for a quote that was never closed. */
const LONGEST_QUOTED = 1 << 20;
/** A line longer than this means that the file is not a table. */
const LONGEST_LINE = 1 << 24;
const LF = 10;
const CR = 13;
const QUOTE$1 = 34;
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
var CsvParser = class {
	#text = "";
	#delimiter;
	#lineBreak = "";
	#nextQuote = -2;
	constructor(delimiter) {
		this.#delimiter = delimiter;
	}
	/** Adds the rows that are complete after this text to `rows`. */
	push(text, rows, onBadQuotes) {
		this.#read(this.#text === "" ? text : this.#text + text, rows, onBadQuotes, false);
	}
	/** Adds the last row, which needs no line break. */
	end(rows, onBadQuotes) {
		this.#read(this.#text, rows, onBadQuotes, true);
	}
	#read(text, rows, onBadQuotes, final) {
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
		if (this.#text.length > LONGEST_LINE) throw new InvalidError(`A line is longer than ${LONGEST_LINE} characters: this is not a table of rows.`);
	}
	/** Place of the first quote at or after `at`, or Infinity; looked for once per stretch. */
	#quoteFrom(text, at) {
		if (this.#nextQuote < at) {
			const found = text.indexOf("\"", at);
			this.#nextQuote = found === -1 ? Infinity : found;
		}
		return this.#nextQuote;
	}
	/** Reads one row that holds a quote; the place after it, or -1 when its end is not here yet. */
	#quoted(text, start, lineEnd, rows, onBadQuotes, final) {
		const delimiter = this.#delimiter;
		const row = [];
		let at = start;
		let end = lineEnd;
		for (;;) {
			if (text.charCodeAt(at) !== QUOTE$1) {
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
			if (!final && close + 2 >= text.length) return -1;
			const value = text.slice(at + 1, close);
			row.push(value.includes("\"") ? value.replaceAll("\"\"", "\"") : value);
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
			if (at === end || at + 1 === end && text.charCodeAt(at) === CR) break;
			return this.#spoiled(text, start, lineEnd, rows, onBadQuotes, "A closing quote is followed by more text; quotes inside a value must be doubled.");
		}
		rows.push(row);
		return end + 1;
	}
	#spoiled(text, start, lineEnd, rows, onBadQuotes, message) {
		onBadQuotes(rows.length, message);
		rows.push([text.slice(start, lineEnd)]);
		return lineEnd + 1;
	}
};
/** The quote that ends a value which starts at `at`, passing doubled ones; -1 if it is not here. */
function closingQuote(text, at) {
	for (;;) {
		const quote = text.indexOf("\"", at);
		if (quote === -1 || text.charCodeAt(quote + 1) !== QUOTE$1) return quote;
		at = quote + 2;
	}
}
/** LF when lines end in LF or CRLF, CR when they end in that alone, empty while unknown. */
function lineBreakOf(text, final) {
	const cr = text.indexOf("\r");
	const lf = text.indexOf("\n");
	if (lf !== -1 && (cr === -1 || lf < cr)) return "\n";
	if (cr !== -1 && cr + 1 < text.length) return text.charCodeAt(cr + 1) === LF ? "\n" : "\r";
	return final ? cr === -1 ? "\n" : "\r" : "";
}
// server/imports/read/csv-table.ts
/** Rows per batch: enough to work in bulk, few enough to let other work of the process in between. */
const BATCH_ROWS = 1e3;
const DELIMITERS = [
	",",
	";",
	"	"
];
/**
* The delimiter that stands most often outside quotes in the first line; a comma when none does.
*/
function delimiterOf(firstLine) {
	const unquoted = firstLine.replace(/"[^"]*"/g, "");
	const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
/**
* Splits text into the header and batches of rows.
*
* @throws {InvalidError} when there is no header, or its quotes do not work out.
*/
async function openCsv(texts, head, fileName) {
	let text = head;
	while (!/[^\r\n][\r\n]/.test(text)) {
		const more = await texts.next();
		if (more.done) break;
		text += more.value;
	}
	const firstLine = /[^\r\n]+/.exec(text)?.[0];
	if (firstLine === void 0) throw new InvalidError(`${fileName} is empty: not even a header.`);
	const parser = new CsvParser(delimiterOf(firstLine));
	const rows = [];
	const faults = [];
	const onBadQuotes = (index, message) => {
		faults.push({
			index,
			reason: "bad_quotes",
			message
		});
	};
	let ended = false;
	parser.push(text, rows, onBadQuotes);
	while (rows.length === 0 && !ended) {
		const more = await texts.next();
		if (more.done) ended = true, parser.end(rows, onBadQuotes);
		else parser.push(more.value, rows, onBadQuotes);
	}
	const header = rows.shift();
	if (header === void 0 || faults[0]?.index === 0) throw new InvalidError(`The header of ${fileName} cannot be read: ${faults[0]?.message ?? "there is none."}`);
	for (const fault of faults) fault.index--;
	const columns = header.map((name) => name.trim());
	async function* batches() {
		let firstRowNumber = 1;
		for (;;) {
			let from = 0;
			while (from < rows.length) {
				const to = Math.min(from + BATCH_ROWS, rows.length);
				const inside = faults.filter((fault) => fault.index >= from && fault.index < to);
				yield {
					firstRowNumber: firstRowNumber + from,
					rows: rows.slice(from, to),
					geometries: null,
					faults: inside.map((fault) => ({
						...fault,
						index: fault.index - from
					}))
				};
				from = to;
			}
			firstRowNumber += rows.length;
			rows.length = 0;
			faults.length = 0;
			if (ended) return;
			const more = await texts.next();
			if (more.done) ended = true, parser.end(rows, onBadQuotes);
			else parser.push(more.value, rows, onBadQuotes);
		}
	}
	return {
		columns,
		batches: batches()
	};
}
// server/imports/read/decode-text.ts
/** Bytes looked at, from the first one beyond ASCII, before deciding. */
const DECISION_BYTES = 65536;
/**
* Text from bytes, chunk by chunk. Bytes that cannot be read become U+FFFD.
*
* With "auto": a byte order mark decides; else everything is ASCII until the first byte beyond it,
* and the 64 KiB from there decide between UTF-8 and GB18030. Text in Chinese is almost never
* valid as both, so one damaged character does not tip a UTF-8 file over.
*/
var TextReader = class {
	encoding;
	notes = [];
	#decoder = null;
	#held = [];
	#heldBytes = 0;
	#begun = false;
	#decided;
	constructor(stated) {
		this.encoding = stated === "auto" ? "utf-8" : stated;
		this.#decided = stated !== "auto";
	}
	/** Text for these bytes; empty while it still has to look further before deciding. */
	read(chunk) {
		if (!this.#begun) this.#lookForMark(chunk);
		if (this.#decided) return this.#decode(chunk, true);
		if (this.#heldBytes === 0) {
			const start = firstBeyondAscii(chunk);
			if (start === chunk.length) return chunk.toString("latin1");
			this.#hold(chunk.subarray(start));
			return chunk.toString("latin1", 0, start) + this.#decideIfEnough();
		}
		this.#hold(chunk);
		return this.#decideIfEnough();
	}
	/** What is left once all bytes were read. */
	end() {
		return (this.#heldBytes > 0 && !this.#decided ? this.#decide() : "") + (this.#decoder?.decode() ?? "");
	}
	#lookForMark(chunk) {
		this.#begun = true;
		const found = chunk[0] === 239 && chunk[1] === 187 && chunk[2] === 191 ? "utf-8" : chunk[0] === 255 && chunk[1] === 254 ? "utf-16le" : chunk[0] === 254 && chunk[1] === 255 ? "utf-16be" : null;
		if (found === null || this.#decided) return;
		this.encoding = found;
		this.#decided = true;
		if (found !== "utf-8") this.notes.push(`Read as ${found.toUpperCase()}, as its byte order mark says.`);
	}
	#decode(bytes, stream) {
		this.#decoder ??= new TextDecoder(this.encoding);
		return this.#decoder.decode(bytes, { stream });
	}
	#hold(bytes) {
		this.#held.push(bytes);
		this.#heldBytes += bytes.length;
	}
	#decideIfEnough() {
		return this.#heldBytes >= DECISION_BYTES ? this.#decide() : "";
	}
	#decide() {
		const sample = Buffer.concat(this.#held);
		this.#held = [];
		this.#decided = true;
		const { whole, broken } = countUtf8(sample);
		if (broken > whole / 10) {
			this.encoding = "gb18030";
			this.notes.push("Read as GB18030, because it is not valid UTF-8. If characters look wrong, state the encoding.");
		}
		return this.#decode(sample, true);
	}
};
function firstBeyondAscii(bytes) {
	let i = 0;
	while (i < bytes.length && bytes[i] < 128) i++;
	return i;
}
/** How many characters beyond ASCII are whole and how many broken when read as UTF-8. */
function countUtf8(bytes) {
	let whole = 0;
	let broken = 0;
	for (let i = 0; i < bytes.length;) {
		const lead = bytes[i];
		const length = lead < 128 ? 1 : lead < 194 ? 0 : lead < 224 ? 2 : lead < 240 ? 3 : lead < 245 ? 4 : 0;
		if (length === 0) broken++, i++;
		else if (length === 1) i++;
		else {
			let next = 1;
			while (next < length && i + next < bytes.length && (bytes[i + next] & 192) === 128) next++;
			if (i + next < bytes.length || next === length) next === length ? whole++ : broken++;
			i += next;
		}
	}
	return {
		whole,
		broken
	};
}
// server/imports/read/split-features.ts
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
var FeatureSplitter = class {
	#text = "";
	#at = 0;
	#depth = 0;
	#inString = false;
	#start = -1;
	#state = "before";
	#listDepth = 0;
	#lastString = "";
	#stringStart = 0;
	/** Text before the list of features; the collection's own members stand there. */
	head = "";
	/** True once the list of features was found and closed. */
	get complete() {
		return this.#state === "after";
	}
	get found() {
		return this.#state !== "before";
	}
	push(text, features) {
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
		if (this.#text.length > LONGEST_FEATURE) throw new InvalidError("One feature is larger than 128 MB of text, or the file is not a GeoJSON FeatureCollection.");
	}
};
// server/imports/read/geojson-table.ts
/** Gives the texts of all features in groups; checks that the collection is whole. */
async function* featureTexts(texts, fileName, onHead) {
	const splitter = new FeatureSplitter();
	let headTold = false;
	for await (const text of texts) {
		const features = [];
		splitter.push(text, features);
		if (splitter.found && !headTold) headTold = true, onHead?.(splitter.head);
		for (let from = 0; from < features.length; from += BATCH_ROWS) yield features.slice(from, from + BATCH_ROWS);
	}
	if (!splitter.found) throw new InvalidError(`${fileName} is JSON but not a GeoJSON FeatureCollection: it has no list of features.`);
	if (!splitter.complete) throw new InvalidError(`${fileName} stops in the middle of its list of features: it was not copied whole. Fetch it again.`);
}
/**
* The names of all properties in the order in which they first appear, from one pass over the
* file: features need not carry the same ones. Also the reference system, if one is named.
*/
async function geoJsonColumns(texts, fileName) {
	const columns = /* @__PURE__ */ new Map();
	let namedCrs = null;
	for await (const group of featureTexts(texts, fileName, (head) => namedCrs = crsNamedIn(head))) for (const text of group) {
		const feature = parseFeature(text);
		if (typeof feature !== "string") for (const name of Object.keys(feature.properties)) columns.set(name, true);
	}
	return {
		columns: [...columns.keys()],
		namedCrs
	};
}
/** The features as rows: one value per column, in the text that a table would hold. */
async function* geoJsonBatches(texts, columns, fileName) {
	let firstRowNumber = 1;
	for await (const group of featureTexts(texts, fileName)) {
		const rows = [];
		const geometries = [];
		const faults = [];
		for (const text of group) {
			const feature = parseFeature(text);
			if (typeof feature === "string") {
				faults.push({
					index: rows.length,
					reason: "bad_feature",
					message: feature
				});
				rows.push([text.slice(0, 200)]);
				geometries.push(null);
			} else {
				rows.push(columns.map((name) => textOf(feature.properties[name])));
				geometries.push(feature.geometry);
			}
		}
		yield {
			firstRowNumber,
			rows,
			geometries,
			faults
		};
		firstRowNumber += rows.length;
	}
}
/** The feature, or what is wrong with it. */
function parseFeature(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return `This feature is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`;
	}
	if (!isObject(value) || value.type !== "Feature") return "This is not a GeoJSON feature: its \"type\" is not \"Feature\".";
	const { properties, geometry } = value;
	if (properties != null && !isObject(properties)) return "The \"properties\" of this feature are not an object.";
	if (geometry != null && (!isObject(geometry) || typeof geometry.type !== "string")) return "The \"geometry\" of this feature has no type.";
	return {
		properties: properties ?? {},
		geometry: geometry ?? null
	};
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function textOf(value) {
	if (value === null || value === void 0) return "";
	return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
}
function crsNamedIn(head) {
	return /"crs"\s*:\s*\{[^[\]]*?"name"\s*:\s*"([^"]+)"/.exec(head.replace(/"type"\s*:\s*"name"/g, ""))?.[1] ?? null;
}
// server/imports/read/read-bytes.ts
/** Raised after everything that could be decompressed has been handed out. */
var DamagedFileError = class extends InvalidError {};
/**
* The bytes of a file, decompressed if it is gzip. What it is shows in its first bytes, not in
* its name.
*
* @throws {InvalidError} for an empty file and for binary formats that are not tables.
* @throws {DamagedFileError} when the compressed data stops early or is damaged, after handing
*   out everything before that place.
*/
async function* readBytes(source, onBytes, signal) {
	const raw = rawChunks(source, onBytes, signal);
	try {
		const first = await raw.next();
		if (first.done) throw new InvalidError(`${source.fileName} is empty.`);
		if (first.value[0] === 31 && first.value[1] === 139) {
			yield* gunzipped(first.value, raw, source.fileName);
			return;
		}
		refuseBinary(first.value, source.fileName);
		yield first.value;
		yield* raw;
	} finally {
		await raw.return(void 0);
	}
}
async function* rawChunks(source, onBytes, signal) {
	let held = null;
	for await (const piece of source.open(onBytes)) {
		signal?.throwIfAborted();
		const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
		held = held === null ? chunk : Buffer.concat([held, chunk]);
		if (held.length < 4) continue;
		yield held;
		held = Buffer.alloc(0);
	}
	if (held !== null && held.length > 0) yield held;
}
/**
* One write at a time, so that on damage everything decompressed before it has been handed out:
* a stream that is piped drops what it still holds when it fails.
*/
async function* gunzipped(first, rest, fileName) {
	const gunzip = createGunzip({ chunkSize: 262144 });
	let output = [];
	let failure = null;
	let wake = () => {};
	const finished = new Promise((resolve) => {
		wake = resolve;
	});
	gunzip.on("data", (chunk) => output.push(chunk));
	gunzip.on("error", (error) => (failure = error, wake()));
	gunzip.on("end", () => wake());
	const write = (chunk) => Promise.race([new Promise((resolve) => gunzip.write(chunk, () => resolve())), finished]);
	let begun = false;
	const take = () => {
		const taken = output;
		output = [];
		if (!begun && taken[0]) begun = true, refuseBinary(taken[0], fileName);
		return taken;
	};
	try {
		let writing = write(first);
		for await (const chunk of rest) {
			await writing;
			const ready = take();
			if (failure) break;
			writing = write(chunk);
			yield* ready;
		}
		await writing;
		if (!failure) gunzip.end();
		await finished;
		yield* take();
		if (failure) throw damaged(failure, fileName);
		if (!begun) throw new InvalidError(`${fileName} is empty once decompressed.`);
	} finally {
		gunzip.destroy();
	}
}
function damaged(failure, fileName) {
	return failure.code === "Z_BUF_ERROR" ? new DamagedFileError(`${fileName} stops in the middle of its compressed data: it was not copied whole. Fetch it again.`) : new DamagedFileError(`${fileName} is damaged: its compressed data cannot be read (${failure.message}). Fetch it again.`);
}
const SIGNATURES = [
	[
		"504b0304",
		"a ZIP archive or an XLSX workbook",
		"Unpack it, or save the sheet as CSV."
	],
	[
		"d0cf11e0",
		"an old Excel workbook (XLS)",
		"Save the sheet as CSV."
	],
	[
		"25504446",
		"a PDF",
		"A table as CSV or GeoJSON is needed."
	],
	[
		"fd377a58",
		"compressed with xz",
		"Decompress it, or use gzip."
	],
	[
		"28b52ffd",
		"compressed with zstd",
		"Decompress it, or use gzip."
	],
	[
		"425a68",
		"compressed with bzip2",
		"Decompress it, or use gzip."
	],
	[
		"1f8b",
		"compressed twice",
		"Decompress it once."
	],
	[
		"50415231",
		"a Parquet file",
		"A table as CSV or GeoJSON is needed."
	]
];
function refuseBinary(head, fileName) {
	const hex = head.subarray(0, 4).toString("hex");
	const known = SIGNATURES.find(([signature]) => hex.startsWith(signature));
	if (known) throw new InvalidError(`${fileName} is ${known[1]}, not a table of text. ${known[2]}`);
	const utf16 = hex.startsWith("fffe") || hex.startsWith("feff");
	const sample = head.subarray(0, 4096);
	let zeros = 0;
	for (const byte of sample) if (byte === 0) zeros++;
	if (!utf16 && zeros > 8 && zeros * 20 > sample.length) throw new InvalidError(`${fileName} is a binary file (${zeros} zero bytes in its first ${sample.length}), not a table of text.`);
}
// server/imports/read/open-rows.ts
/**
* Opens a table of any kind that can be read: CSV (comma, semicolon or tab) or a GeoJSON
* FeatureCollection, plain or gzip, UTF-8, UTF-16 with a mark, or GB18030. Content decides what it
* is, never the name. Memory does not grow with the file.
*
* @throws {InvalidError} when the file as a whole cannot be used; while reading, a
*   `DamagedFileError` after the last whole row of a file that was cut off.
*/
async function openRows(source, options = {}) {
	const reader = new TextReader(options.encoding ?? "auto");
	const texts = textsOf(source, reader, options.onBytes ?? (() => {}), options.signal);
	const notes = [];
	const all = { notes: () => [...reader.notes, ...notes] };
	const head = await headOf(texts);
	if (head === "") throw new InvalidError(`${source.fileName} is empty.`);
	const opened = (format, columns, batches) => ({
		format,
		columns,
		get notes() {
			return all.notes();
		},
		encoding: () => reader.encoding,
		batches: withEndTold(batches, source.fileName, notes)
	});
	if (/^\s*\{/.test(head)) {
		await texts.return(void 0);
		const again = () => {
			const own = new TextReader(options.encoding ?? "auto");
			return {
				reader: own,
				texts: textsOf(source, own, options.onBytes ?? (() => {}), options.signal)
			};
		};
		const first = await geoJsonColumns(again().texts, source.fileName);
		if (first.namedCrs !== null) notes.push(`The file names the reference system ${first.namedCrs}.`);
		return opened("geojson", first.columns, geoJsonBatches(again().texts, first.columns, source.fileName));
	}
	if (/^\s*\[/.test(head)) throw new InvalidError(`${source.fileName} is a JSON list; a CSV table or a GeoJSON FeatureCollection is needed.`);
	const { columns, batches } = await openCsv(texts, head, source.fileName);
	const repeated = columns.filter((name, i) => name !== "" && columns.indexOf(name) !== i);
	if (repeated.length > 0) notes.push(`Several columns are named ${[...new Set(repeated)].join(", ")}: they can only be used once renamed.`);
	return opened("csv", columns, batches);
}
async function* textsOf(source, reader, onBytes, signal) {
	for await (const chunk of readBytes(source, onBytes, signal)) for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
		const text = reader.read(chunk.subarray(from, from + PIECE_BYTES));
		if (text !== "") yield text;
	}
	const last = reader.end();
	if (last !== "") yield last;
}
const PIECE_BYTES = 131072;
/** Enough text to see what the file is. */
async function headOf(texts) {
	let head = "";
	while (head.trimStart() === "") {
		const next = await texts.next();
		if (next.done) return head.trim();
		head += next.value;
	}
	return head;
}
/** Adds to a cut-off file's error how far it could be read, and to an empty table's notes that it was. */
async function* withEndTold(batches, fileName, notes) {
	let rows = 0;
	try {
		for await (const batch of batches) {
			rows += batch.rows.length;
			yield batch;
		}
	} catch (error) {
		if (!(error instanceof DamagedFileError)) throw error;
		throw new DamagedFileError(`${error.message} ${rows} whole rows stand before that place.`);
	}
	if (rows === 0) notes.push(`${fileName} has a header and no rows.`);
}
// server/imports/read/file-source.ts
/**
* A file on this machine as something to import.
*
* @throws {InvalidError} when there is no such file, or it cannot be read.
*/
async function fileSource(path) {
	const found = await stat(path).catch((error) => {
		throw new InvalidError(error.code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}.`);
	});
	if (!found.isFile()) throw new InvalidError(`${path} is not a file.`);
	return {
		fileName: basename(path),
		bytesTotal: found.size,
		open(onBytes) {
			const stream = createReadStream(path, { highWaterMark: 262144 });
			let done = 0;
			stream.on("data", (chunk) => onBytes(done += chunk.length));
			return stream;
		}
	};
}
// ../../../tmp/readbench.mts
const parts = ["external_id,reported_at,occurred_at,category,title,description,address,x,y\n"];
for (let i = 0; i < 1e6; i++) parts.push(`A${i},2024-05-${String(i % 28 + 1).padStart(2, "0")} 12:${String(i % 60).padStart(2, "0")}:00,2024-05-01 12:00:00,噪声,标题${i},"描述, ${i} 某处扬尘",某路${i % 1e3}号,${(117 + i / 1e7).toFixed(6)},${(34 + i / 1e7).toFixed(6)}\n`);
writeFileSync("/tmp/rb.csv", parts.join(""));
for (let k = 0; k < 3; k++) {
	const t = performance.now();
	const tab = await openRows(await fileSource("/tmp/rb.csv"));
	let n = 0;
	for await (const b of tab.batches) n += b.rows.length;
	console.log(n, performance.now() - t, process.memoryUsage().rss / 1e6);
}
export {};

//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2ZXJzaW9uIjozLCJmaWxlIjoiX3RtcF9yZWFkYmVuY2gubWpzIiwibmFtZXMiOlsiUVVPVEUiXSwic291cmNlcyI6WyIuLi9zZXJ2ZXIvZXJyb3JzLnRzIiwiLi4vc2VydmVyL2ltcG9ydHMvcmVhZC9wYXJzZS1jc3YudHMiLCIuLi9zZXJ2ZXIvaW1wb3J0cy9yZWFkL2Nzdi10YWJsZS50cyIsIi4uL3NlcnZlci9pbXBvcnRzL3JlYWQvZGVjb2RlLXRleHQudHMiLCIuLi9zZXJ2ZXIvaW1wb3J0cy9yZWFkL3NwbGl0LWZlYXR1cmVzLnRzIiwiLi4vc2VydmVyL2ltcG9ydHMvcmVhZC9nZW9qc29uLXRhYmxlLnRzIiwiLi4vc2VydmVyL2ltcG9ydHMvcmVhZC9yZWFkLWJ5dGVzLnRzIiwiLi4vc2VydmVyL2ltcG9ydHMvcmVhZC9vcGVuLXJvd3MudHMiLCIuLi9zZXJ2ZXIvaW1wb3J0cy9yZWFkL2ZpbGUtc291cmNlLnRzIiwiLi4vLi4vLi4vLi4vdG1wL3JlYWRiZW5jaC5tdHMiXSwic291cmNlc0NvbnRlbnQiOlsiaW1wb3J0IHR5cGUgeyBFcnJvckRldGFpbCB9IGZyb20gXCIuL2NvbnRyYWN0L2Vycm9yLnRzXCI7XG5cbi8qKiBBbiBvdXRjb21lIHRoYXQgYSBjYWxsZXIgbXVzdCBiZSB0b2xkIG9mLiBIVFRQIHN0YXR1cyBudW1iZXJzIGxpdmUgZWxzZXdoZXJlLiAqL1xuZXhwb3J0IGFic3RyYWN0IGNsYXNzIFNlcnZpY2VFcnJvciBleHRlbmRzIEVycm9yIHtcbiAgYWJzdHJhY3QgcmVhZG9ubHkgY29kZTogXCJpbnZhbGlkXCIgfCBcIm5vdF9mb3VuZFwiIHwgXCJjb25mbGljdFwiIHwgXCJmb3JiaWRkZW5cIiB8IFwidG9vX2xhcmdlXCIgfCBcInVuc3VwcG9ydGVkXCIgfCBcImJ1c3lcIjtcbiAgY29uc3RydWN0b3IobWVzc2FnZTogc3RyaW5nLCByZWFkb25seSBkZXRhaWxzOiByZWFkb25seSBFcnJvckRldGFpbFtdID0gW10pIHtcbiAgICBzdXBlcihtZXNzYWdlKTtcbiAgICB0aGlzLm5hbWUgPSBuZXcudGFyZ2V0Lm5hbWU7XG4gIH1cbn1cblxuZXhwb3J0IGNsYXNzIEludmFsaWRFcnJvciBleHRlbmRzIFNlcnZpY2VFcnJvciB7IG92ZXJyaWRlIHJlYWRvbmx5IGNvZGUgPSBcImludmFsaWRcIjsgfVxuZXhwb3J0IGNsYXNzIE5vdEZvdW5kRXJyb3IgZXh0ZW5kcyBTZXJ2aWNlRXJyb3IgeyBvdmVycmlkZSByZWFkb25seSBjb2RlID0gXCJub3RfZm91bmRcIjsgfVxuZXhwb3J0IGNsYXNzIENvbmZsaWN0RXJyb3IgZXh0ZW5kcyBTZXJ2aWNlRXJyb3IgeyBvdmVycmlkZSByZWFkb25seSBjb2RlID0gXCJjb25mbGljdFwiOyB9XG5leHBvcnQgY2xhc3MgVG9vTGFyZ2VFcnJvciBleHRlbmRzIFNlcnZpY2VFcnJvciB7IG92ZXJyaWRlIHJlYWRvbmx5IGNvZGUgPSBcInRvb19sYXJnZVwiOyB9XG5leHBvcnQgY2xhc3MgVW5zdXBwb3J0ZWRFcnJvciBleHRlbmRzIFNlcnZpY2VFcnJvciB7IG92ZXJyaWRlIHJlYWRvbmx5IGNvZGUgPSBcInVuc3VwcG9ydGVkXCI7IH1cbmV4cG9ydCBjbGFzcyBCdXN5RXJyb3IgZXh0ZW5kcyBTZXJ2aWNlRXJyb3IgeyBvdmVycmlkZSByZWFkb25seSBjb2RlID0gXCJidXN5XCI7IH1cbiIsImltcG9ydCB7IEludmFsaWRFcnJvciB9IGZyb20gXCIuLi8uLi9lcnJvcnMudHNcIjtcblxuLyoqIEEgcXVvdGVkIHZhbHVlIGxvbmdlciB0aGFuIHRoaXMgaXMgdGFrZW4gZm9yIGEgcXVvdGUgdGhhdCB3YXMgbmV2ZXIgY2xvc2VkLiAqL1xuY29uc3QgTE9OR0VTVF9RVU9URUQgPSAxIDw8IDIwO1xuLyoqIEEgbGluZSBsb25nZXIgdGhhbiB0aGlzIG1lYW5zIHRoYXQgdGhlIGZpbGUgaXMgbm90IGEgdGFibGUuICovXG5jb25zdCBMT05HRVNUX0xJTkUgPSAxIDw8IDI0O1xuXG5jb25zdCBMRiA9IDEwO1xuY29uc3QgQ1IgPSAxMztcbmNvbnN0IFFVT1RFID0gMzQ7XG5cbi8qKiBSb3cgd2hvc2UgcXVvdGVzIGRvIG5vdCB3b3JrIG91dDogaXRzIGxpbmUgc3RhbmRzIGFzIHRoZSBvbmx5IHZhbHVlLiAqL1xuZXhwb3J0IHR5cGUgQmFkUXVvdGVzID0gKHJvd0luZGV4OiBudW1iZXIsIG1lc3NhZ2U6IHN0cmluZykgPT4gdm9pZDtcblxuLyoqXG4gKiBUYWtlcyBSRkMgNDE4MCB0ZXh0IGFwYXJ0LCBwaWVjZSBieSBwaWVjZTogcXVvdGVkIHZhbHVlcyB3aXRoIGRlbGltaXRlcnMsIHF1b3RlcyBhbmQgbGluZSBicmVha3NcbiAqIGluc2lkZSwgbGluZXMgZW5kaW5nIGluIExGLCBDUkxGIG9yIENSLCBibGFuayBsaW5lcyBza2lwcGVkLlxuICpcbiAqIEEgcXVvdGUgdGhhdCBpcyBub3QgY2xvc2VkLCBvciBpcyBmb2xsb3dlZCBieSBzb21ldGhpbmcgb3RoZXIgdGhhbiBhIGRlbGltaXRlciwgc3BvaWxzIG9uZSByb3c6XG4gKiB0aGUgcm93IGlzIHJlcG9ydGVkIGFuZCByZWFkaW5nIGdvZXMgb24gYXQgdGhlIG5leHQgbGluZSwgc28gdGhhdCBhIHN0cmF5IHF1b3RlIGNhbiBuZXZlclxuICogc3dhbGxvdyB0aGUgcm93cyBiZWhpbmQgaXQuIEEgcXVvdGUgaW5zaWRlIGFuIHVucXVvdGVkIHZhbHVlIGlzIGFuIG9yZGluYXJ5IGNoYXJhY3Rlci5cbiAqXG4gKiBMaW5lcyB3aXRob3V0IHF1b3RlcywgbmVhcmx5IGFsbCBvZiB0aGVtLCBhcmUgY3V0IGJ5IHRoZSBlbmdpbmUncyBvd24gYHNwbGl0YC5cbiAqL1xuZXhwb3J0IGNsYXNzIENzdlBhcnNlciB7XG4gICN0ZXh0ID0gXCJcIjtcbiAgI2RlbGltaXRlcjogc3RyaW5nO1xuICAjbGluZUJyZWFrID0gXCJcIjtcbiAgI25leHRRdW90ZSA9IC0yO1xuXG4gIGNvbnN0cnVjdG9yKGRlbGltaXRlcjogc3RyaW5nKSB7XG4gICAgdGhpcy4jZGVsaW1pdGVyID0gZGVsaW1pdGVyO1xuICB9XG5cbiAgLyoqIEFkZHMgdGhlIHJvd3MgdGhhdCBhcmUgY29tcGxldGUgYWZ0ZXIgdGhpcyB0ZXh0IHRvIGByb3dzYC4gKi9cbiAgcHVzaCh0ZXh0OiBzdHJpbmcsIHJvd3M6IHN0cmluZ1tdW10sIG9uQmFkUXVvdGVzOiBCYWRRdW90ZXMpOiB2b2lkIHtcbiAgICB0aGlzLiNyZWFkKHRoaXMuI3RleHQgPT09IFwiXCIgPyB0ZXh0IDogdGhpcy4jdGV4dCArIHRleHQsIHJvd3MsIG9uQmFkUXVvdGVzLCBmYWxzZSk7XG4gIH1cblxuICAvKiogQWRkcyB0aGUgbGFzdCByb3csIHdoaWNoIG5lZWRzIG5vIGxpbmUgYnJlYWsuICovXG4gIGVuZChyb3dzOiBzdHJpbmdbXVtdLCBvbkJhZFF1b3RlczogQmFkUXVvdGVzKTogdm9pZCB7XG4gICAgdGhpcy4jcmVhZCh0aGlzLiN0ZXh0LCByb3dzLCBvbkJhZFF1b3RlcywgdHJ1ZSk7XG4gIH1cblxuICAjcmVhZCh0ZXh0OiBzdHJpbmcsIHJvd3M6IHN0cmluZ1tdW10sIG9uQmFkUXVvdGVzOiBCYWRRdW90ZXMsIGZpbmFsOiBib29sZWFuKTogdm9pZCB7XG4gICAgaWYgKHRoaXMuI2xpbmVCcmVhayA9PT0gXCJcIikge1xuICAgICAgY29uc3QgZm91bmQgPSBsaW5lQnJlYWtPZih0ZXh0LCBmaW5hbCk7XG4gICAgICBpZiAoZm91bmQgPT09IFwiXCIpIHJldHVybiB2b2lkICh0aGlzLiN0ZXh0ID0gdGV4dCk7XG4gICAgICB0aGlzLiNsaW5lQnJlYWsgPSBmb3VuZDtcbiAgICB9XG4gICAgY29uc3QgbGluZUJyZWFrID0gdGhpcy4jbGluZUJyZWFrO1xuICAgIGNvbnN0IGRlbGltaXRlciA9IHRoaXMuI2RlbGltaXRlcjtcbiAgICB0aGlzLiNuZXh0UXVvdGUgPSAtMjtcbiAgICBsZXQgYXQgPSAwO1xuICAgIHdoaWxlIChhdCA8IHRleHQubGVuZ3RoKSB7XG4gICAgICBsZXQgZW5kID0gdGV4dC5pbmRleE9mKGxpbmVCcmVhaywgYXQpO1xuICAgICAgaWYgKGVuZCA9PT0gLTEpIHtcbiAgICAgICAgaWYgKCFmaW5hbCkgYnJlYWs7XG4gICAgICAgIGVuZCA9IHRleHQubGVuZ3RoO1xuICAgICAgfVxuICAgICAgaWYgKHRoaXMuI3F1b3RlRnJvbSh0ZXh0LCBhdCkgPCBlbmQpIHtcbiAgICAgICAgY29uc3QgbmV4dCA9IHRoaXMuI3F1b3RlZCh0ZXh0LCBhdCwgZW5kLCByb3dzLCBvbkJhZFF1b3RlcywgZmluYWwpO1xuICAgICAgICBpZiAobmV4dCA9PT0gLTEpIGJyZWFrO1xuICAgICAgICBhdCA9IG5leHQ7XG4gICAgICAgIGNvbnRpbnVlO1xuICAgICAgfVxuICAgICAgY29uc3Qgc3RvcCA9IGVuZCA+IGF0ICYmIHRleHQuY2hhckNvZGVBdChlbmQgLSAxKSA9PT0gQ1IgPyBlbmQgLSAxIDogZW5kO1xuICAgICAgaWYgKHN0b3AgPiBhdCkgcm93cy5wdXNoKHRleHQuc2xpY2UoYXQsIHN0b3ApLnNwbGl0KGRlbGltaXRlcikpO1xuICAgICAgYXQgPSBlbmQgKyAxO1xuICAgIH1cbiAgICB0aGlzLiN0ZXh0ID0gYXQgPj0gdGV4dC5sZW5ndGggPyBcIlwiIDogdGV4dC5zbGljZShhdCk7XG4gICAgaWYgKHRoaXMuI3RleHQubGVuZ3RoID4gTE9OR0VTVF9MSU5FKSB7XG4gICAgICB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGBBIGxpbmUgaXMgbG9uZ2VyIHRoYW4gJHtMT05HRVNUX0xJTkV9IGNoYXJhY3RlcnM6IHRoaXMgaXMgbm90IGEgdGFibGUgb2Ygcm93cy5gKTtcbiAgICB9XG4gIH1cblxuICAvKiogUGxhY2Ugb2YgdGhlIGZpcnN0IHF1b3RlIGF0IG9yIGFmdGVyIGBhdGAsIG9yIEluZmluaXR5OyBsb29rZWQgZm9yIG9uY2UgcGVyIHN0cmV0Y2guICovXG4gICNxdW90ZUZyb20odGV4dDogc3RyaW5nLCBhdDogbnVtYmVyKTogbnVtYmVyIHtcbiAgICBpZiAodGhpcy4jbmV4dFF1b3RlIDwgYXQpIHtcbiAgICAgIGNvbnN0IGZvdW5kID0gdGV4dC5pbmRleE9mKCdcIicsIGF0KTtcbiAgICAgIHRoaXMuI25leHRRdW90ZSA9IGZvdW5kID09PSAtMSA/IEluZmluaXR5IDogZm91bmQ7XG4gICAgfVxuICAgIHJldHVybiB0aGlzLiNuZXh0UXVvdGU7XG4gIH1cblxuICAvKiogUmVhZHMgb25lIHJvdyB0aGF0IGhvbGRzIGEgcXVvdGU7IHRoZSBwbGFjZSBhZnRlciBpdCwgb3IgLTEgd2hlbiBpdHMgZW5kIGlzIG5vdCBoZXJlIHlldC4gKi9cbiAgI3F1b3RlZCh0ZXh0OiBzdHJpbmcsIHN0YXJ0OiBudW1iZXIsIGxpbmVFbmQ6IG51bWJlciwgcm93czogc3RyaW5nW11bXSwgb25CYWRRdW90ZXM6IEJhZFF1b3RlcywgZmluYWw6IGJvb2xlYW4pOiBudW1iZXIge1xuICAgIGNvbnN0IGRlbGltaXRlciA9IHRoaXMuI2RlbGltaXRlcjtcbiAgICBjb25zdCByb3c6IHN0cmluZ1tdID0gW107XG4gICAgbGV0IGF0ID0gc3RhcnQ7XG4gICAgbGV0IGVuZCA9IGxpbmVFbmQ7XG4gICAgZm9yICg7Oykge1xuICAgICAgaWYgKHRleHQuY2hhckNvZGVBdChhdCkgIT09IFFVT1RFKSB7XG4gICAgICAgIGNvbnN0IGNvbW1hID0gdGV4dC5pbmRleE9mKGRlbGltaXRlciwgYXQpO1xuICAgICAgICBpZiAoY29tbWEgIT09IC0xICYmIGNvbW1hIDwgZW5kKSB7XG4gICAgICAgICAgcm93LnB1c2godGV4dC5zbGljZShhdCwgY29tbWEpKTtcbiAgICAgICAgICBhdCA9IGNvbW1hICsgMTtcbiAgICAgICAgICBjb250aW51ZTtcbiAgICAgICAgfVxuICAgICAgICByb3cucHVzaCh0ZXh0LnNsaWNlKGF0LCBlbmQgPiBhdCAmJiB0ZXh0LmNoYXJDb2RlQXQoZW5kIC0gMSkgPT09IENSID8gZW5kIC0gMSA6IGVuZCkpO1xuICAgICAgICBicmVhaztcbiAgICAgIH1cbiAgICAgIGNvbnN0IGNsb3NlID0gY2xvc2luZ1F1b3RlKHRleHQsIGF0ICsgMSk7XG4gICAgICBpZiAoY2xvc2UgPT09IC0xKSB7XG4gICAgICAgIGlmICghZmluYWwgJiYgdGV4dC5sZW5ndGggLSBzdGFydCA8PSBMT05HRVNUX1FVT1RFRCkgcmV0dXJuIC0xO1xuICAgICAgICByZXR1cm4gdGhpcy4jc3BvaWxlZCh0ZXh0LCBzdGFydCwgbGluZUVuZCwgcm93cywgb25CYWRRdW90ZXMsIFwiQSBxdW90ZSBpcyBvcGVuZWQgaW4gdGhpcyByb3cgYW5kIG5ldmVyIGNsb3NlZC5cIik7XG4gICAgICB9XG4gICAgICAvLyBXaGF0IGZvbGxvd3MgdGhlIHF1b3RlIGRlY2lkZXMgd2hldGhlciBpdCBjbG9zZXM6IHdpdGhvdXQgaXQsIHdhaXQuXG4gICAgICBpZiAoIWZpbmFsICYmIGNsb3NlICsgMiA+PSB0ZXh0Lmxlbmd0aCkgcmV0dXJuIC0xO1xuICAgICAgY29uc3QgdmFsdWUgPSB0ZXh0LnNsaWNlKGF0ICsgMSwgY2xvc2UpO1xuICAgICAgcm93LnB1c2godmFsdWUuaW5jbHVkZXMoJ1wiJykgPyB2YWx1ZS5yZXBsYWNlQWxsKCdcIlwiJywgJ1wiJykgOiB2YWx1ZSk7XG4gICAgICBhdCA9IGNsb3NlICsgMTtcbiAgICAgIGlmIChhdCA+PSB0ZXh0Lmxlbmd0aCkge1xuICAgICAgICBlbmQgPSBhdDtcbiAgICAgICAgYnJlYWs7XG4gICAgICB9XG4gICAgICBpZiAoY2xvc2UgPiBlbmQpIHtcbiAgICAgICAgY29uc3QgbmV4dCA9IHRleHQuaW5kZXhPZih0aGlzLiNsaW5lQnJlYWssIGF0KTtcbiAgICAgICAgZW5kID0gbmV4dCA9PT0gLTEgPyB0ZXh0Lmxlbmd0aCA6IG5leHQ7XG4gICAgICAgIGlmIChuZXh0ID09PSAtMSAmJiAhZmluYWwpIHJldHVybiAtMTtcbiAgICAgIH1cbiAgICAgIGlmICh0ZXh0LnN0YXJ0c1dpdGgoZGVsaW1pdGVyLCBhdCkpIHtcbiAgICAgICAgYXQrKztcbiAgICAgICAgY29udGludWU7XG4gICAgICB9XG4gICAgICBpZiAoYXQgPT09IGVuZCB8fCAoYXQgKyAxID09PSBlbmQgJiYgdGV4dC5jaGFyQ29kZUF0KGF0KSA9PT0gQ1IpKSBicmVhaztcbiAgICAgIHJldHVybiB0aGlzLiNzcG9pbGVkKHRleHQsIHN0YXJ0LCBsaW5lRW5kLCByb3dzLCBvbkJhZFF1b3RlcywgXCJBIGNsb3NpbmcgcXVvdGUgaXMgZm9sbG93ZWQgYnkgbW9yZSB0ZXh0OyBxdW90ZXMgaW5zaWRlIGEgdmFsdWUgbXVzdCBiZSBkb3VibGVkLlwiKTtcbiAgICB9XG4gICAgcm93cy5wdXNoKHJvdyk7XG4gICAgcmV0dXJuIGVuZCArIDE7XG4gIH1cblxuICAjc3BvaWxlZCh0ZXh0OiBzdHJpbmcsIHN0YXJ0OiBudW1iZXIsIGxpbmVFbmQ6IG51bWJlciwgcm93czogc3RyaW5nW11bXSwgb25CYWRRdW90ZXM6IEJhZFF1b3RlcywgbWVzc2FnZTogc3RyaW5nKTogbnVtYmVyIHtcbiAgICBvbkJhZFF1b3Rlcyhyb3dzLmxlbmd0aCwgbWVzc2FnZSk7XG4gICAgcm93cy5wdXNoKFt0ZXh0LnNsaWNlKHN0YXJ0LCBsaW5lRW5kKV0pO1xuICAgIHJldHVybiBsaW5lRW5kICsgMTtcbiAgfVxufVxuXG4vKiogVGhlIHF1b3RlIHRoYXQgZW5kcyBhIHZhbHVlIHdoaWNoIHN0YXJ0cyBhdCBgYXRgLCBwYXNzaW5nIGRvdWJsZWQgb25lczsgLTEgaWYgaXQgaXMgbm90IGhlcmUuICovXG5mdW5jdGlvbiBjbG9zaW5nUXVvdGUodGV4dDogc3RyaW5nLCBhdDogbnVtYmVyKTogbnVtYmVyIHtcbiAgZm9yICg7Oykge1xuICAgIGNvbnN0IHF1b3RlID0gdGV4dC5pbmRleE9mKCdcIicsIGF0KTtcbiAgICBpZiAocXVvdGUgPT09IC0xIHx8IHRleHQuY2hhckNvZGVBdChxdW90ZSArIDEpICE9PSBRVU9URSkgcmV0dXJuIHF1b3RlO1xuICAgIGF0ID0gcXVvdGUgKyAyO1xuICB9XG59XG5cbi8qKiBMRiB3aGVuIGxpbmVzIGVuZCBpbiBMRiBvciBDUkxGLCBDUiB3aGVuIHRoZXkgZW5kIGluIHRoYXQgYWxvbmUsIGVtcHR5IHdoaWxlIHVua25vd24uICovXG5mdW5jdGlvbiBsaW5lQnJlYWtPZih0ZXh0OiBzdHJpbmcsIGZpbmFsOiBib29sZWFuKTogc3RyaW5nIHtcbiAgY29uc3QgY3IgPSB0ZXh0LmluZGV4T2YoXCJcXHJcIik7XG4gIGNvbnN0IGxmID0gdGV4dC5pbmRleE9mKFwiXFxuXCIpO1xuICBpZiAobGYgIT09IC0xICYmIChjciA9PT0gLTEgfHwgbGYgPCBjcikpIHJldHVybiBcIlxcblwiO1xuICBpZiAoY3IgIT09IC0xICYmIGNyICsgMSA8IHRleHQubGVuZ3RoKSByZXR1cm4gdGV4dC5jaGFyQ29kZUF0KGNyICsgMSkgPT09IExGID8gXCJcXG5cIiA6IFwiXFxyXCI7XG4gIHJldHVybiBmaW5hbCA/IChjciA9PT0gLTEgPyBcIlxcblwiIDogXCJcXHJcIikgOiBcIlwiO1xufVxuIiwiaW1wb3J0IHsgSW52YWxpZEVycm9yIH0gZnJvbSBcIi4uLy4uL2Vycm9ycy50c1wiO1xuaW1wb3J0IHsgQ3N2UGFyc2VyIH0gZnJvbSBcIi4vcGFyc2UtY3N2LnRzXCI7XG5pbXBvcnQgdHlwZSB7IFJvd0JhdGNoLCBSb3dGYXVsdCB9IGZyb20gXCIuL3Jvdy10YWJsZS50c1wiO1xuXG4vKiogUm93cyBwZXIgYmF0Y2g6IGVub3VnaCB0byB3b3JrIGluIGJ1bGssIGZldyBlbm91Z2ggdG8gbGV0IG90aGVyIHdvcmsgb2YgdGhlIHByb2Nlc3MgaW4gYmV0d2Vlbi4gKi9cbmV4cG9ydCBjb25zdCBCQVRDSF9ST1dTID0gMTAwMDtcblxuY29uc3QgREVMSU1JVEVSUyA9IFtcIixcIiwgXCI7XCIsIFwiXFx0XCJdO1xuXG4vKipcbiAqIFRoZSBkZWxpbWl0ZXIgdGhhdCBzdGFuZHMgbW9zdCBvZnRlbiBvdXRzaWRlIHF1b3RlcyBpbiB0aGUgZmlyc3QgbGluZTsgYSBjb21tYSB3aGVuIG5vbmUgZG9lcy5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGRlbGltaXRlck9mKGZpcnN0TGluZTogc3RyaW5nKTogc3RyaW5nIHtcbiAgY29uc3QgdW5xdW90ZWQgPSBmaXJzdExpbmUucmVwbGFjZSgvXCJbXlwiXSpcIi9nLCBcIlwiKTtcbiAgY29uc3QgY291bnRzID0gREVMSU1JVEVSUy5tYXAoKGRlbGltaXRlcikgPT4gdW5xdW90ZWQuc3BsaXQoZGVsaW1pdGVyKS5sZW5ndGgpO1xuICByZXR1cm4gREVMSU1JVEVSU1tjb3VudHMuaW5kZXhPZihNYXRoLm1heCguLi5jb3VudHMpKV0gPz8gXCIsXCI7XG59XG5cbi8qKlxuICogU3BsaXRzIHRleHQgaW50byB0aGUgaGVhZGVyIGFuZCBiYXRjaGVzIG9mIHJvd3MuXG4gKlxuICogQHRocm93cyB7SW52YWxpZEVycm9yfSB3aGVuIHRoZXJlIGlzIG5vIGhlYWRlciwgb3IgaXRzIHF1b3RlcyBkbyBub3Qgd29yayBvdXQuXG4gKi9cbmV4cG9ydCBhc3luYyBmdW5jdGlvbiBvcGVuQ3N2KFxuICB0ZXh0czogQXN5bmNJdGVyYXRvcjxzdHJpbmc+LFxuICBoZWFkOiBzdHJpbmcsXG4gIGZpbGVOYW1lOiBzdHJpbmcsXG4pOiBQcm9taXNlPHsgY29sdW1uczogc3RyaW5nW107IGJhdGNoZXM6IEFzeW5jR2VuZXJhdG9yPFJvd0JhdGNoPiB9PiB7XG4gIGxldCB0ZXh0ID0gaGVhZDtcbiAgLy8gVGhlIGRlbGltaXRlciBzaG93cyBpbiB0aGUgZmlyc3QgbGluZSBvbmx5IG9uY2UgdGhlIGxpbmUgaXMgdGhlcmUuXG4gIHdoaWxlICghL1teXFxyXFxuXVtcXHJcXG5dLy50ZXN0KHRleHQpKSB7XG4gICAgY29uc3QgbW9yZSA9IGF3YWl0IHRleHRzLm5leHQoKTtcbiAgICBpZiAobW9yZS5kb25lKSBicmVhaztcbiAgICB0ZXh0ICs9IG1vcmUudmFsdWU7XG4gIH1cbiAgY29uc3QgZmlyc3RMaW5lID0gL1teXFxyXFxuXSsvLmV4ZWModGV4dCk/LlswXTtcbiAgaWYgKGZpcnN0TGluZSA9PT0gdW5kZWZpbmVkKSB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGAke2ZpbGVOYW1lfSBpcyBlbXB0eTogbm90IGV2ZW4gYSBoZWFkZXIuYCk7XG5cbiAgY29uc3QgcGFyc2VyID0gbmV3IENzdlBhcnNlcihkZWxpbWl0ZXJPZihmaXJzdExpbmUpKTtcbiAgY29uc3Qgcm93czogc3RyaW5nW11bXSA9IFtdO1xuICBjb25zdCBmYXVsdHM6IFJvd0ZhdWx0W10gPSBbXTtcbiAgY29uc3Qgb25CYWRRdW90ZXMgPSAoaW5kZXg6IG51bWJlciwgbWVzc2FnZTogc3RyaW5nKTogdm9pZCA9PiB7XG4gICAgZmF1bHRzLnB1c2goeyBpbmRleCwgcmVhc29uOiBcImJhZF9xdW90ZXNcIiwgbWVzc2FnZSB9KTtcbiAgfTtcbiAgbGV0IGVuZGVkID0gZmFsc2U7XG4gIHBhcnNlci5wdXNoKHRleHQsIHJvd3MsIG9uQmFkUXVvdGVzKTtcbiAgd2hpbGUgKHJvd3MubGVuZ3RoID09PSAwICYmICFlbmRlZCkge1xuICAgIGNvbnN0IG1vcmUgPSBhd2FpdCB0ZXh0cy5uZXh0KCk7XG4gICAgaWYgKG1vcmUuZG9uZSkgKGVuZGVkID0gdHJ1ZSksIHBhcnNlci5lbmQocm93cywgb25CYWRRdW90ZXMpO1xuICAgIGVsc2UgcGFyc2VyLnB1c2gobW9yZS52YWx1ZSwgcm93cywgb25CYWRRdW90ZXMpO1xuICB9XG4gIGNvbnN0IGhlYWRlciA9IHJvd3Muc2hpZnQoKTtcbiAgaWYgKGhlYWRlciA9PT0gdW5kZWZpbmVkIHx8IGZhdWx0c1swXT8uaW5kZXggPT09IDApIHtcbiAgICB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGBUaGUgaGVhZGVyIG9mICR7ZmlsZU5hbWV9IGNhbm5vdCBiZSByZWFkOiAke2ZhdWx0c1swXT8ubWVzc2FnZSA/PyBcInRoZXJlIGlzIG5vbmUuXCJ9YCk7XG4gIH1cbiAgZm9yIChjb25zdCBmYXVsdCBvZiBmYXVsdHMpIGZhdWx0LmluZGV4LS07XG4gIGNvbnN0IGNvbHVtbnMgPSBoZWFkZXIubWFwKChuYW1lKSA9PiBuYW1lLnRyaW0oKSk7XG5cbiAgYXN5bmMgZnVuY3Rpb24qIGJhdGNoZXMoKTogQXN5bmNHZW5lcmF0b3I8Um93QmF0Y2g+IHtcbiAgICBsZXQgZmlyc3RSb3dOdW1iZXIgPSAxO1xuICAgIGZvciAoOzspIHtcbiAgICAgIGxldCBmcm9tID0gMDtcbiAgICAgIHdoaWxlIChmcm9tIDwgcm93cy5sZW5ndGgpIHtcbiAgICAgICAgY29uc3QgdG8gPSBNYXRoLm1pbihmcm9tICsgQkFUQ0hfUk9XUywgcm93cy5sZW5ndGgpO1xuICAgICAgICBjb25zdCBpbnNpZGUgPSBmYXVsdHMuZmlsdGVyKChmYXVsdCkgPT4gZmF1bHQuaW5kZXggPj0gZnJvbSAmJiBmYXVsdC5pbmRleCA8IHRvKTtcbiAgICAgICAgeWllbGQge1xuICAgICAgICAgIGZpcnN0Um93TnVtYmVyOiBmaXJzdFJvd051bWJlciArIGZyb20sXG4gICAgICAgICAgcm93czogcm93cy5zbGljZShmcm9tLCB0byksXG4gICAgICAgICAgZ2VvbWV0cmllczogbnVsbCxcbiAgICAgICAgICBmYXVsdHM6IGluc2lkZS5tYXAoKGZhdWx0KSA9PiAoeyAuLi5mYXVsdCwgaW5kZXg6IGZhdWx0LmluZGV4IC0gZnJvbSB9KSksXG4gICAgICAgIH07XG4gICAgICAgIGZyb20gPSB0bztcbiAgICAgIH1cbiAgICAgIGZpcnN0Um93TnVtYmVyICs9IHJvd3MubGVuZ3RoO1xuICAgICAgcm93cy5sZW5ndGggPSAwO1xuICAgICAgZmF1bHRzLmxlbmd0aCA9IDA7XG4gICAgICBpZiAoZW5kZWQpIHJldHVybjtcbiAgICAgIGNvbnN0IG1vcmUgPSBhd2FpdCB0ZXh0cy5uZXh0KCk7XG4gICAgICBpZiAobW9yZS5kb25lKSAoZW5kZWQgPSB0cnVlKSwgcGFyc2VyLmVuZChyb3dzLCBvbkJhZFF1b3Rlcyk7XG4gICAgICBlbHNlIHBhcnNlci5wdXNoKG1vcmUudmFsdWUsIHJvd3MsIG9uQmFkUXVvdGVzKTtcbiAgICB9XG4gIH1cbiAgcmV0dXJuIHsgY29sdW1ucywgYmF0Y2hlczogYmF0Y2hlcygpIH07XG59XG4iLCJpbXBvcnQgeyBUZXh0RGVjb2RlciB9IGZyb20gXCJub2RlOnV0aWxcIjtcblxuLyoqIFdoaWNoIGVuY29kaW5nIHRvIHJlYWQ7IGF1dG8gZGVjaWRlcyBhdCB0aGUgZmlyc3QgYnl0ZXMgYmV5b25kIEFTQ0lJLiAqL1xuZXhwb3J0IHR5cGUgU3RhdGVkRW5jb2RpbmcgPSBcImF1dG9cIiB8IFwidXRmLThcIiB8IFwiZ2IxODAzMFwiO1xuXG4vKiogQnl0ZXMgbG9va2VkIGF0LCBmcm9tIHRoZSBmaXJzdCBvbmUgYmV5b25kIEFTQ0lJLCBiZWZvcmUgZGVjaWRpbmcuICovXG5jb25zdCBERUNJU0lPTl9CWVRFUyA9IDY0ICogMTAyNDtcblxuLyoqXG4gKiBUZXh0IGZyb20gYnl0ZXMsIGNodW5rIGJ5IGNodW5rLiBCeXRlcyB0aGF0IGNhbm5vdCBiZSByZWFkIGJlY29tZSBVK0ZGRkQuXG4gKlxuICogV2l0aCBcImF1dG9cIjogYSBieXRlIG9yZGVyIG1hcmsgZGVjaWRlczsgZWxzZSBldmVyeXRoaW5nIGlzIEFTQ0lJIHVudGlsIHRoZSBmaXJzdCBieXRlIGJleW9uZCBpdCxcbiAqIGFuZCB0aGUgNjQgS2lCIGZyb20gdGhlcmUgZGVjaWRlIGJldHdlZW4gVVRGLTggYW5kIEdCMTgwMzAuIFRleHQgaW4gQ2hpbmVzZSBpcyBhbG1vc3QgbmV2ZXJcbiAqIHZhbGlkIGFzIGJvdGgsIHNvIG9uZSBkYW1hZ2VkIGNoYXJhY3RlciBkb2VzIG5vdCB0aXAgYSBVVEYtOCBmaWxlIG92ZXIuXG4gKi9cbmV4cG9ydCBjbGFzcyBUZXh0UmVhZGVyIHtcbiAgZW5jb2Rpbmc6IHN0cmluZztcbiAgcmVhZG9ubHkgbm90ZXM6IHN0cmluZ1tdID0gW107XG4gICNkZWNvZGVyOiBUZXh0RGVjb2RlciB8IG51bGwgPSBudWxsO1xuICAjaGVsZDogQnVmZmVyW10gPSBbXTtcbiAgI2hlbGRCeXRlcyA9IDA7XG4gICNiZWd1biA9IGZhbHNlO1xuICAjZGVjaWRlZDogYm9vbGVhbjtcblxuICBjb25zdHJ1Y3RvcihzdGF0ZWQ6IFN0YXRlZEVuY29kaW5nKSB7XG4gICAgdGhpcy5lbmNvZGluZyA9IHN0YXRlZCA9PT0gXCJhdXRvXCIgPyBcInV0Zi04XCIgOiBzdGF0ZWQ7XG4gICAgdGhpcy4jZGVjaWRlZCA9IHN0YXRlZCAhPT0gXCJhdXRvXCI7XG4gIH1cblxuICAvKiogVGV4dCBmb3IgdGhlc2UgYnl0ZXM7IGVtcHR5IHdoaWxlIGl0IHN0aWxsIGhhcyB0byBsb29rIGZ1cnRoZXIgYmVmb3JlIGRlY2lkaW5nLiAqL1xuICByZWFkKGNodW5rOiBCdWZmZXIpOiBzdHJpbmcge1xuICAgIGlmICghdGhpcy4jYmVndW4pIHRoaXMuI2xvb2tGb3JNYXJrKGNodW5rKTtcbiAgICBpZiAodGhpcy4jZGVjaWRlZCkgcmV0dXJuIHRoaXMuI2RlY29kZShjaHVuaywgdHJ1ZSk7XG4gICAgaWYgKHRoaXMuI2hlbGRCeXRlcyA9PT0gMCkge1xuICAgICAgY29uc3Qgc3RhcnQgPSBmaXJzdEJleW9uZEFzY2lpKGNodW5rKTtcbiAgICAgIGlmIChzdGFydCA9PT0gY2h1bmsubGVuZ3RoKSByZXR1cm4gY2h1bmsudG9TdHJpbmcoXCJsYXRpbjFcIik7XG4gICAgICB0aGlzLiNob2xkKGNodW5rLnN1YmFycmF5KHN0YXJ0KSk7XG4gICAgICByZXR1cm4gY2h1bmsudG9TdHJpbmcoXCJsYXRpbjFcIiwgMCwgc3RhcnQpICsgdGhpcy4jZGVjaWRlSWZFbm91Z2goKTtcbiAgICB9XG4gICAgdGhpcy4jaG9sZChjaHVuayk7XG4gICAgcmV0dXJuIHRoaXMuI2RlY2lkZUlmRW5vdWdoKCk7XG4gIH1cblxuICAvKiogV2hhdCBpcyBsZWZ0IG9uY2UgYWxsIGJ5dGVzIHdlcmUgcmVhZC4gKi9cbiAgZW5kKCk6IHN0cmluZyB7XG4gICAgY29uc3QgaGVsZCA9IHRoaXMuI2hlbGRCeXRlcyA+IDAgJiYgIXRoaXMuI2RlY2lkZWQgPyB0aGlzLiNkZWNpZGUoKSA6IFwiXCI7XG4gICAgcmV0dXJuIGhlbGQgKyAodGhpcy4jZGVjb2Rlcj8uZGVjb2RlKCkgPz8gXCJcIik7XG4gIH1cblxuICAjbG9va0Zvck1hcmsoY2h1bms6IEJ1ZmZlcik6IHZvaWQge1xuICAgIHRoaXMuI2JlZ3VuID0gdHJ1ZTtcbiAgICBjb25zdCBmb3VuZCA9XG4gICAgICBjaHVua1swXSA9PT0gMHhlZiAmJiBjaHVua1sxXSA9PT0gMHhiYiAmJiBjaHVua1syXSA9PT0gMHhiZiA/IFwidXRmLThcIlxuICAgICAgOiBjaHVua1swXSA9PT0gMHhmZiAmJiBjaHVua1sxXSA9PT0gMHhmZSA/IFwidXRmLTE2bGVcIlxuICAgICAgOiBjaHVua1swXSA9PT0gMHhmZSAmJiBjaHVua1sxXSA9PT0gMHhmZiA/IFwidXRmLTE2YmVcIlxuICAgICAgOiBudWxsO1xuICAgIGlmIChmb3VuZCA9PT0gbnVsbCB8fCB0aGlzLiNkZWNpZGVkKSByZXR1cm47XG4gICAgdGhpcy5lbmNvZGluZyA9IGZvdW5kO1xuICAgIHRoaXMuI2RlY2lkZWQgPSB0cnVlO1xuICAgIGlmIChmb3VuZCAhPT0gXCJ1dGYtOFwiKSB0aGlzLm5vdGVzLnB1c2goYFJlYWQgYXMgJHtmb3VuZC50b1VwcGVyQ2FzZSgpfSwgYXMgaXRzIGJ5dGUgb3JkZXIgbWFyayBzYXlzLmApO1xuICB9XG5cbiAgI2RlY29kZShieXRlczogQnVmZmVyLCBzdHJlYW06IGJvb2xlYW4pOiBzdHJpbmcge1xuICAgIHRoaXMuI2RlY29kZXIgPz89IG5ldyBUZXh0RGVjb2Rlcih0aGlzLmVuY29kaW5nKTtcbiAgICByZXR1cm4gdGhpcy4jZGVjb2Rlci5kZWNvZGUoYnl0ZXMsIHsgc3RyZWFtIH0pO1xuICB9XG5cbiAgI2hvbGQoYnl0ZXM6IEJ1ZmZlcik6IHZvaWQge1xuICAgIHRoaXMuI2hlbGQucHVzaChieXRlcyk7XG4gICAgdGhpcy4jaGVsZEJ5dGVzICs9IGJ5dGVzLmxlbmd0aDtcbiAgfVxuXG4gICNkZWNpZGVJZkVub3VnaCgpOiBzdHJpbmcge1xuICAgIHJldHVybiB0aGlzLiNoZWxkQnl0ZXMgPj0gREVDSVNJT05fQllURVMgPyB0aGlzLiNkZWNpZGUoKSA6IFwiXCI7XG4gIH1cblxuICAjZGVjaWRlKCk6IHN0cmluZyB7XG4gICAgY29uc3Qgc2FtcGxlID0gQnVmZmVyLmNvbmNhdCh0aGlzLiNoZWxkKTtcbiAgICB0aGlzLiNoZWxkID0gW107XG4gICAgdGhpcy4jZGVjaWRlZCA9IHRydWU7XG4gICAgY29uc3QgeyB3aG9sZSwgYnJva2VuIH0gPSBjb3VudFV0Zjgoc2FtcGxlKTtcbiAgICBpZiAoYnJva2VuID4gd2hvbGUgLyAxMCkge1xuICAgICAgdGhpcy5lbmNvZGluZyA9IFwiZ2IxODAzMFwiO1xuICAgICAgdGhpcy5ub3Rlcy5wdXNoKFwiUmVhZCBhcyBHQjE4MDMwLCBiZWNhdXNlIGl0IGlzIG5vdCB2YWxpZCBVVEYtOC4gSWYgY2hhcmFjdGVycyBsb29rIHdyb25nLCBzdGF0ZSB0aGUgZW5jb2RpbmcuXCIpO1xuICAgIH1cbiAgICByZXR1cm4gdGhpcy4jZGVjb2RlKHNhbXBsZSwgdHJ1ZSk7XG4gIH1cbn1cblxuZnVuY3Rpb24gZmlyc3RCZXlvbmRBc2NpaShieXRlczogQnVmZmVyKTogbnVtYmVyIHtcbiAgbGV0IGkgPSAwO1xuICB3aGlsZSAoaSA8IGJ5dGVzLmxlbmd0aCAmJiAoYnl0ZXNbaV0gYXMgbnVtYmVyKSA8IDB4ODApIGkrKztcbiAgcmV0dXJuIGk7XG59XG5cbi8qKiBIb3cgbWFueSBjaGFyYWN0ZXJzIGJleW9uZCBBU0NJSSBhcmUgd2hvbGUgYW5kIGhvdyBtYW55IGJyb2tlbiB3aGVuIHJlYWQgYXMgVVRGLTguICovXG5mdW5jdGlvbiBjb3VudFV0ZjgoYnl0ZXM6IEJ1ZmZlcik6IHsgd2hvbGU6IG51bWJlcjsgYnJva2VuOiBudW1iZXIgfSB7XG4gIGxldCB3aG9sZSA9IDA7XG4gIGxldCBicm9rZW4gPSAwO1xuICBmb3IgKGxldCBpID0gMDsgaSA8IGJ5dGVzLmxlbmd0aDsgKSB7XG4gICAgY29uc3QgbGVhZCA9IGJ5dGVzW2ldIGFzIG51bWJlcjtcbiAgICBjb25zdCBsZW5ndGggPSBsZWFkIDwgMHg4MCA/IDEgOiBsZWFkIDwgMHhjMiA/IDAgOiBsZWFkIDwgMHhlMCA/IDIgOiBsZWFkIDwgMHhmMCA/IDMgOiBsZWFkIDwgMHhmNSA/IDQgOiAwO1xuICAgIGlmIChsZW5ndGggPT09IDApIGJyb2tlbisrLCBpKys7XG4gICAgZWxzZSBpZiAobGVuZ3RoID09PSAxKSBpKys7XG4gICAgZWxzZSB7XG4gICAgICBsZXQgbmV4dCA9IDE7XG4gICAgICB3aGlsZSAobmV4dCA8IGxlbmd0aCAmJiBpICsgbmV4dCA8IGJ5dGVzLmxlbmd0aCAmJiAoKGJ5dGVzW2kgKyBuZXh0XSBhcyBudW1iZXIpICYgMHhjMCkgPT09IDB4ODApIG5leHQrKztcbiAgICAgIC8vIFRoZSBzYW1wbGUgbWF5IGN1dCB0aGUgbGFzdCBjaGFyYWN0ZXIgaW4gdHdvOiB0aGF0IHNheXMgbm90aGluZy5cbiAgICAgIGlmIChpICsgbmV4dCA8IGJ5dGVzLmxlbmd0aCB8fCBuZXh0ID09PSBsZW5ndGgpIG5leHQgPT09IGxlbmd0aCA/IHdob2xlKysgOiBicm9rZW4rKztcbiAgICAgIGkgKz0gbmV4dDtcbiAgICB9XG4gIH1cbiAgcmV0dXJuIHsgd2hvbGUsIGJyb2tlbiB9O1xufVxuIiwiaW1wb3J0IHsgSW52YWxpZEVycm9yIH0gZnJvbSBcIi4uLy4uL2Vycm9ycy50c1wiO1xuXG5jb25zdCBRVU9URSA9IDM0O1xuY29uc3QgQkFDS1NMQVNIID0gOTI7XG5jb25zdCBPUEVOID0gMTIzO1xuY29uc3QgQ0xPU0UgPSAxMjU7XG5jb25zdCBPUEVOX0xJU1QgPSA5MTtcbmNvbnN0IENMT1NFX0xJU1QgPSA5MztcblxuLyoqIE9uZSBmZWF0dXJlIGFzIEpTT04gdGV4dCBsb25nZXIgdGhhbiB0aGlzIGlzIHJlZnVzZWQuICovXG5jb25zdCBMT05HRVNUX0ZFQVRVUkUgPSAxIDw8IDI3O1xuXG4vKipcbiAqIEN1dHMgdGhlIHRleHQgb2YgYSBHZW9KU09OIEZlYXR1cmVDb2xsZWN0aW9uIGludG8gdGhlIHRleHRzIG9mIGl0cyBmZWF0dXJlcywgcGllY2UgYnkgcGllY2UsIHNvXG4gKiB0aGF0IGEgZmlsZSBvZiBhbnkgc2l6ZSBuZWVkcyB0aGUgbWVtb3J5IG9mIG9uZSBmZWF0dXJlLlxuICpcbiAqIE9ubHkgbmVzdGluZyBhbmQgc3RyaW5ncyBhcmUgZm9sbG93ZWQgaGVyZTsgd2hldGhlciBhIGZlYXR1cmUgaXMgc291bmQgaXMgZm9yIEpTT04ucGFyc2UuXG4gKi9cbmV4cG9ydCBjbGFzcyBGZWF0dXJlU3BsaXR0ZXIge1xuICAjdGV4dCA9IFwiXCI7XG4gICNhdCA9IDA7XG4gICNkZXB0aCA9IDA7XG4gICNpblN0cmluZyA9IGZhbHNlO1xuICAjc3RhcnQgPSAtMTtcbiAgI3N0YXRlOiBcImJlZm9yZVwiIHwgXCJpbnNpZGVcIiB8IFwiYWZ0ZXJcIiA9IFwiYmVmb3JlXCI7XG4gICNsaXN0RGVwdGggPSAwO1xuICAjbGFzdFN0cmluZyA9IFwiXCI7XG4gICNzdHJpbmdTdGFydCA9IDA7XG4gIC8qKiBUZXh0IGJlZm9yZSB0aGUgbGlzdCBvZiBmZWF0dXJlczsgdGhlIGNvbGxlY3Rpb24ncyBvd24gbWVtYmVycyBzdGFuZCB0aGVyZS4gKi9cbiAgaGVhZCA9IFwiXCI7XG5cbiAgLyoqIFRydWUgb25jZSB0aGUgbGlzdCBvZiBmZWF0dXJlcyB3YXMgZm91bmQgYW5kIGNsb3NlZC4gKi9cbiAgZ2V0IGNvbXBsZXRlKCk6IGJvb2xlYW4ge1xuICAgIHJldHVybiB0aGlzLiNzdGF0ZSA9PT0gXCJhZnRlclwiO1xuICB9XG5cbiAgZ2V0IGZvdW5kKCk6IGJvb2xlYW4ge1xuICAgIHJldHVybiB0aGlzLiNzdGF0ZSAhPT0gXCJiZWZvcmVcIjtcbiAgfVxuXG4gIHB1c2godGV4dDogc3RyaW5nLCBmZWF0dXJlczogc3RyaW5nW10pOiB2b2lkIHtcbiAgICB0aGlzLiN0ZXh0ICs9IHRleHQ7XG4gICAgY29uc3QgYWxsID0gdGhpcy4jdGV4dDtcbiAgICBsZXQgYXQgPSB0aGlzLiNhdDtcbiAgICBmb3IgKDsgYXQgPCBhbGwubGVuZ3RoOyBhdCsrKSB7XG4gICAgICBjb25zdCBjID0gYWxsLmNoYXJDb2RlQXQoYXQpO1xuICAgICAgaWYgKHRoaXMuI2luU3RyaW5nKSB7XG4gICAgICAgIGlmIChjID09PSBCQUNLU0xBU0gpIGF0Kys7XG4gICAgICAgIGVsc2UgaWYgKGMgPT09IFFVT1RFKSB7XG4gICAgICAgICAgdGhpcy4jaW5TdHJpbmcgPSBmYWxzZTtcbiAgICAgICAgICBpZiAodGhpcy4jc3RhdGUgPT09IFwiYmVmb3JlXCIpIHRoaXMuI2xhc3RTdHJpbmcgPSBhbGwuc2xpY2UodGhpcy4jc3RyaW5nU3RhcnQsIGF0KTtcbiAgICAgICAgfVxuICAgICAgfSBlbHNlIGlmIChjID09PSBRVU9URSkge1xuICAgICAgICB0aGlzLiNpblN0cmluZyA9IHRydWU7XG4gICAgICAgIHRoaXMuI3N0cmluZ1N0YXJ0ID0gYXQgKyAxO1xuICAgICAgfSBlbHNlIGlmIChjID09PSBPUEVOIHx8IGMgPT09IE9QRU5fTElTVCkge1xuICAgICAgICBpZiAodGhpcy4jc3RhdGUgPT09IFwiYmVmb3JlXCIgJiYgYyA9PT0gT1BFTl9MSVNUICYmIHRoaXMuI2RlcHRoID09PSAxICYmIHRoaXMuI2xhc3RTdHJpbmcgPT09IFwiZmVhdHVyZXNcIikge1xuICAgICAgICAgIHRoaXMuI3N0YXRlID0gXCJpbnNpZGVcIjtcbiAgICAgICAgICB0aGlzLiNsaXN0RGVwdGggPSB0aGlzLiNkZXB0aCArIDE7XG4gICAgICAgICAgdGhpcy5oZWFkID0gYWxsLnNsaWNlKDAsIGF0KTtcbiAgICAgICAgfSBlbHNlIGlmICh0aGlzLiNzdGF0ZSA9PT0gXCJpbnNpZGVcIiAmJiB0aGlzLiNkZXB0aCA9PT0gdGhpcy4jbGlzdERlcHRoKSB0aGlzLiNzdGFydCA9IGF0O1xuICAgICAgICB0aGlzLiNkZXB0aCsrO1xuICAgICAgfSBlbHNlIGlmIChjID09PSBDTE9TRSB8fCBjID09PSBDTE9TRV9MSVNUKSB7XG4gICAgICAgIHRoaXMuI2RlcHRoLS07XG4gICAgICAgIGlmICh0aGlzLiNzdGF0ZSAhPT0gXCJpbnNpZGVcIikgY29udGludWU7XG4gICAgICAgIGlmICh0aGlzLiNkZXB0aCA9PT0gdGhpcy4jbGlzdERlcHRoICYmIHRoaXMuI3N0YXJ0ICE9PSAtMSkge1xuICAgICAgICAgIGZlYXR1cmVzLnB1c2goYWxsLnNsaWNlKHRoaXMuI3N0YXJ0LCBhdCArIDEpKTtcbiAgICAgICAgICB0aGlzLiNzdGFydCA9IC0xO1xuICAgICAgICB9IGVsc2UgaWYgKHRoaXMuI2RlcHRoIDwgdGhpcy4jbGlzdERlcHRoKSB0aGlzLiNzdGF0ZSA9IFwiYWZ0ZXJcIjtcbiAgICAgIH1cbiAgICB9XG4gICAgY29uc3Qga2VlcCA9IHRoaXMuI3N0YXRlID09PSBcImJlZm9yZVwiID8gMCA6IHRoaXMuI3N0YXJ0ICE9PSAtMSA/IHRoaXMuI3N0YXJ0IDogTWF0aC5taW4oYXQsIGFsbC5sZW5ndGgpO1xuICAgIHRoaXMuI3RleHQgPSBhbGwuc2xpY2Uoa2VlcCk7XG4gICAgdGhpcy4jYXQgPSBhdCAtIGtlZXA7XG4gICAgaWYgKHRoaXMuI3N0cmluZ1N0YXJ0ID4ga2VlcCkgdGhpcy4jc3RyaW5nU3RhcnQgLT0ga2VlcDtcbiAgICBpZiAodGhpcy4jc3RhcnQgIT09IC0xKSB0aGlzLiNzdGFydCA9IDA7XG4gICAgaWYgKHRoaXMuI3RleHQubGVuZ3RoID4gTE9OR0VTVF9GRUFUVVJFKSB7XG4gICAgICB0aHJvdyBuZXcgSW52YWxpZEVycm9yKFwiT25lIGZlYXR1cmUgaXMgbGFyZ2VyIHRoYW4gMTI4IE1CIG9mIHRleHQsIG9yIHRoZSBmaWxlIGlzIG5vdCBhIEdlb0pTT04gRmVhdHVyZUNvbGxlY3Rpb24uXCIpO1xuICAgIH1cbiAgfVxufVxuIiwiaW1wb3J0IHR5cGUgeyBHZW9tZXRyeSB9IGZyb20gXCJnZW9qc29uXCI7XG5pbXBvcnQgeyBJbnZhbGlkRXJyb3IgfSBmcm9tIFwiLi4vLi4vZXJyb3JzLnRzXCI7XG5pbXBvcnQgeyBCQVRDSF9ST1dTIH0gZnJvbSBcIi4vY3N2LXRhYmxlLnRzXCI7XG5pbXBvcnQgdHlwZSB7IFJvd0JhdGNoLCBSb3dGYXVsdCB9IGZyb20gXCIuL3Jvdy10YWJsZS50c1wiO1xuaW1wb3J0IHsgRmVhdHVyZVNwbGl0dGVyIH0gZnJvbSBcIi4vc3BsaXQtZmVhdHVyZXMudHNcIjtcblxudHlwZSBQcm9wZXJ0aWVzID0gUmVjb3JkPHN0cmluZywgdW5rbm93bj47XG5pbnRlcmZhY2UgUmVhZEZlYXR1cmUge1xuICBwcm9wZXJ0aWVzOiBQcm9wZXJ0aWVzO1xuICBnZW9tZXRyeTogR2VvbWV0cnkgfCBudWxsO1xufVxuXG4vKiogR2l2ZXMgdGhlIHRleHRzIG9mIGFsbCBmZWF0dXJlcyBpbiBncm91cHM7IGNoZWNrcyB0aGF0IHRoZSBjb2xsZWN0aW9uIGlzIHdob2xlLiAqL1xuYXN5bmMgZnVuY3Rpb24qIGZlYXR1cmVUZXh0cyh0ZXh0czogQXN5bmNJdGVyYWJsZTxzdHJpbmc+LCBmaWxlTmFtZTogc3RyaW5nLCBvbkhlYWQ/OiAoaGVhZDogc3RyaW5nKSA9PiB2b2lkKTogQXN5bmNHZW5lcmF0b3I8c3RyaW5nW10+IHtcbiAgY29uc3Qgc3BsaXR0ZXIgPSBuZXcgRmVhdHVyZVNwbGl0dGVyKCk7XG4gIGxldCBoZWFkVG9sZCA9IGZhbHNlO1xuICBmb3IgYXdhaXQgKGNvbnN0IHRleHQgb2YgdGV4dHMpIHtcbiAgICBjb25zdCBmZWF0dXJlczogc3RyaW5nW10gPSBbXTtcbiAgICBzcGxpdHRlci5wdXNoKHRleHQsIGZlYXR1cmVzKTtcbiAgICBpZiAoc3BsaXR0ZXIuZm91bmQgJiYgIWhlYWRUb2xkKSAoaGVhZFRvbGQgPSB0cnVlKSwgb25IZWFkPy4oc3BsaXR0ZXIuaGVhZCk7XG4gICAgZm9yIChsZXQgZnJvbSA9IDA7IGZyb20gPCBmZWF0dXJlcy5sZW5ndGg7IGZyb20gKz0gQkFUQ0hfUk9XUykgeWllbGQgZmVhdHVyZXMuc2xpY2UoZnJvbSwgZnJvbSArIEJBVENIX1JPV1MpO1xuICB9XG4gIGlmICghc3BsaXR0ZXIuZm91bmQpIHRocm93IG5ldyBJbnZhbGlkRXJyb3IoYCR7ZmlsZU5hbWV9IGlzIEpTT04gYnV0IG5vdCBhIEdlb0pTT04gRmVhdHVyZUNvbGxlY3Rpb246IGl0IGhhcyBubyBsaXN0IG9mIGZlYXR1cmVzLmApO1xuICBpZiAoIXNwbGl0dGVyLmNvbXBsZXRlKSB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGAke2ZpbGVOYW1lfSBzdG9wcyBpbiB0aGUgbWlkZGxlIG9mIGl0cyBsaXN0IG9mIGZlYXR1cmVzOiBpdCB3YXMgbm90IGNvcGllZCB3aG9sZS4gRmV0Y2ggaXQgYWdhaW4uYCk7XG59XG5cbi8qKlxuICogVGhlIG5hbWVzIG9mIGFsbCBwcm9wZXJ0aWVzIGluIHRoZSBvcmRlciBpbiB3aGljaCB0aGV5IGZpcnN0IGFwcGVhciwgZnJvbSBvbmUgcGFzcyBvdmVyIHRoZVxuICogZmlsZTogZmVhdHVyZXMgbmVlZCBub3QgY2FycnkgdGhlIHNhbWUgb25lcy4gQWxzbyB0aGUgcmVmZXJlbmNlIHN5c3RlbSwgaWYgb25lIGlzIG5hbWVkLlxuICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gZ2VvSnNvbkNvbHVtbnMoXG4gIHRleHRzOiBBc3luY0l0ZXJhYmxlPHN0cmluZz4sXG4gIGZpbGVOYW1lOiBzdHJpbmcsXG4pOiBQcm9taXNlPHsgY29sdW1uczogc3RyaW5nW107IG5hbWVkQ3JzOiBzdHJpbmcgfCBudWxsIH0+IHtcbiAgY29uc3QgY29sdW1ucyA9IG5ldyBNYXA8c3RyaW5nLCB0cnVlPigpO1xuICBsZXQgbmFtZWRDcnM6IHN0cmluZyB8IG51bGwgPSBudWxsO1xuICBmb3IgYXdhaXQgKGNvbnN0IGdyb3VwIG9mIGZlYXR1cmVUZXh0cyh0ZXh0cywgZmlsZU5hbWUsIChoZWFkKSA9PiAobmFtZWRDcnMgPSBjcnNOYW1lZEluKGhlYWQpKSkpIHtcbiAgICBmb3IgKGNvbnN0IHRleHQgb2YgZ3JvdXApIHtcbiAgICAgIGNvbnN0IGZlYXR1cmUgPSBwYXJzZUZlYXR1cmUodGV4dCk7XG4gICAgICBpZiAodHlwZW9mIGZlYXR1cmUgIT09IFwic3RyaW5nXCIpIGZvciAoY29uc3QgbmFtZSBvZiBPYmplY3Qua2V5cyhmZWF0dXJlLnByb3BlcnRpZXMpKSBjb2x1bW5zLnNldChuYW1lLCB0cnVlKTtcbiAgICB9XG4gIH1cbiAgcmV0dXJuIHsgY29sdW1uczogWy4uLmNvbHVtbnMua2V5cygpXSwgbmFtZWRDcnMgfTtcbn1cblxuLyoqIFRoZSBmZWF0dXJlcyBhcyByb3dzOiBvbmUgdmFsdWUgcGVyIGNvbHVtbiwgaW4gdGhlIHRleHQgdGhhdCBhIHRhYmxlIHdvdWxkIGhvbGQuICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24qIGdlb0pzb25CYXRjaGVzKFxuICB0ZXh0czogQXN5bmNJdGVyYWJsZTxzdHJpbmc+LFxuICBjb2x1bW5zOiByZWFkb25seSBzdHJpbmdbXSxcbiAgZmlsZU5hbWU6IHN0cmluZyxcbik6IEFzeW5jR2VuZXJhdG9yPFJvd0JhdGNoPiB7XG4gIGxldCBmaXJzdFJvd051bWJlciA9IDE7XG4gIGZvciBhd2FpdCAoY29uc3QgZ3JvdXAgb2YgZmVhdHVyZVRleHRzKHRleHRzLCBmaWxlTmFtZSkpIHtcbiAgICBjb25zdCByb3dzOiBzdHJpbmdbXVtdID0gW107XG4gICAgY29uc3QgZ2VvbWV0cmllczogKEdlb21ldHJ5IHwgbnVsbClbXSA9IFtdO1xuICAgIGNvbnN0IGZhdWx0czogUm93RmF1bHRbXSA9IFtdO1xuICAgIGZvciAoY29uc3QgdGV4dCBvZiBncm91cCkge1xuICAgICAgY29uc3QgZmVhdHVyZSA9IHBhcnNlRmVhdHVyZSh0ZXh0KTtcbiAgICAgIGlmICh0eXBlb2YgZmVhdHVyZSA9PT0gXCJzdHJpbmdcIikge1xuICAgICAgICBmYXVsdHMucHVzaCh7IGluZGV4OiByb3dzLmxlbmd0aCwgcmVhc29uOiBcImJhZF9mZWF0dXJlXCIsIG1lc3NhZ2U6IGZlYXR1cmUgfSk7XG4gICAgICAgIHJvd3MucHVzaChbdGV4dC5zbGljZSgwLCAyMDApXSk7XG4gICAgICAgIGdlb21ldHJpZXMucHVzaChudWxsKTtcbiAgICAgIH0gZWxzZSB7XG4gICAgICAgIHJvd3MucHVzaChjb2x1bW5zLm1hcCgobmFtZSkgPT4gdGV4dE9mKGZlYXR1cmUucHJvcGVydGllc1tuYW1lXSkpKTtcbiAgICAgICAgZ2VvbWV0cmllcy5wdXNoKGZlYXR1cmUuZ2VvbWV0cnkpO1xuICAgICAgfVxuICAgIH1cbiAgICB5aWVsZCB7IGZpcnN0Um93TnVtYmVyLCByb3dzLCBnZW9tZXRyaWVzLCBmYXVsdHMgfTtcbiAgICBmaXJzdFJvd051bWJlciArPSByb3dzLmxlbmd0aDtcbiAgfVxufVxuXG4vKiogVGhlIGZlYXR1cmUsIG9yIHdoYXQgaXMgd3Jvbmcgd2l0aCBpdC4gKi9cbmZ1bmN0aW9uIHBhcnNlRmVhdHVyZSh0ZXh0OiBzdHJpbmcpOiBSZWFkRmVhdHVyZSB8IHN0cmluZyB7XG4gIGxldCB2YWx1ZTogdW5rbm93bjtcbiAgdHJ5IHtcbiAgICB2YWx1ZSA9IEpTT04ucGFyc2UodGV4dCk7XG4gIH0gY2F0Y2ggKGVycm9yKSB7XG4gICAgcmV0dXJuIGBUaGlzIGZlYXR1cmUgaXMgbm90IHZhbGlkIEpTT046ICR7ZXJyb3IgaW5zdGFuY2VvZiBFcnJvciA/IGVycm9yLm1lc3NhZ2UgOiBTdHJpbmcoZXJyb3IpfS5gO1xuICB9XG4gIGlmICghaXNPYmplY3QodmFsdWUpIHx8IHZhbHVlLnR5cGUgIT09IFwiRmVhdHVyZVwiKSByZXR1cm4gJ1RoaXMgaXMgbm90IGEgR2VvSlNPTiBmZWF0dXJlOiBpdHMgXCJ0eXBlXCIgaXMgbm90IFwiRmVhdHVyZVwiLic7XG4gIGNvbnN0IHsgcHJvcGVydGllcywgZ2VvbWV0cnkgfSA9IHZhbHVlO1xuICBpZiAocHJvcGVydGllcyAhPSBudWxsICYmICFpc09iamVjdChwcm9wZXJ0aWVzKSkgcmV0dXJuICdUaGUgXCJwcm9wZXJ0aWVzXCIgb2YgdGhpcyBmZWF0dXJlIGFyZSBub3QgYW4gb2JqZWN0Lic7XG4gIGlmIChnZW9tZXRyeSAhPSBudWxsICYmICghaXNPYmplY3QoZ2VvbWV0cnkpIHx8IHR5cGVvZiBnZW9tZXRyeS50eXBlICE9PSBcInN0cmluZ1wiKSkgcmV0dXJuICdUaGUgXCJnZW9tZXRyeVwiIG9mIHRoaXMgZmVhdHVyZSBoYXMgbm8gdHlwZS4nO1xuICAvLyBNZW1iZXJzIGJleW9uZCB0aGUgdHlwZSBhcmUgZm9yIHdob2V2ZXIgdXNlcyB0aGUgZ2VvbWV0cnkgdG8gY2hlY2s6IG9ubHkgdGhleSBrbm93IHdoYXQgdGhleSBuZWVkLlxuICByZXR1cm4geyBwcm9wZXJ0aWVzOiBwcm9wZXJ0aWVzID8/IHt9LCBnZW9tZXRyeTogKGdlb21ldHJ5ID8/IG51bGwpIGFzIHVua25vd24gYXMgR2VvbWV0cnkgfCBudWxsIH07XG59XG5cbmZ1bmN0aW9uIGlzT2JqZWN0KHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgUmVjb3JkPHN0cmluZywgdW5rbm93bj4ge1xuICByZXR1cm4gdHlwZW9mIHZhbHVlID09PSBcIm9iamVjdFwiICYmIHZhbHVlICE9PSBudWxsICYmICFBcnJheS5pc0FycmF5KHZhbHVlKTtcbn1cblxuZnVuY3Rpb24gdGV4dE9mKHZhbHVlOiB1bmtub3duKTogc3RyaW5nIHtcbiAgaWYgKHZhbHVlID09PSBudWxsIHx8IHZhbHVlID09PSB1bmRlZmluZWQpIHJldHVybiBcIlwiO1xuICByZXR1cm4gdHlwZW9mIHZhbHVlID09PSBcInN0cmluZ1wiID8gdmFsdWUgOiB0eXBlb2YgdmFsdWUgPT09IFwib2JqZWN0XCIgPyBKU09OLnN0cmluZ2lmeSh2YWx1ZSkgOiBTdHJpbmcodmFsdWUpO1xufVxuXG5mdW5jdGlvbiBjcnNOYW1lZEluKGhlYWQ6IHN0cmluZyk6IHN0cmluZyB8IG51bGwge1xuICByZXR1cm4gL1wiY3JzXCJcXHMqOlxccypcXHtbXltcXF1dKj9cIm5hbWVcIlxccyo6XFxzKlwiKFteXCJdKylcIi8uZXhlYyhoZWFkLnJlcGxhY2UoL1widHlwZVwiXFxzKjpcXHMqXCJuYW1lXCIvZywgXCJcIikpPy5bMV0gPz8gbnVsbDtcbn1cbiIsImltcG9ydCB7IGNyZWF0ZUd1bnppcCB9IGZyb20gXCJub2RlOnpsaWJcIjtcbmltcG9ydCB0eXBlIHsgSW1wb3J0U291cmNlIH0gZnJvbSBcIi4uL2ltcG9ydGVyLnRzXCI7XG5pbXBvcnQgeyBJbnZhbGlkRXJyb3IgfSBmcm9tIFwiLi4vLi4vZXJyb3JzLnRzXCI7XG5cbi8qKiBSYWlzZWQgYWZ0ZXIgZXZlcnl0aGluZyB0aGF0IGNvdWxkIGJlIGRlY29tcHJlc3NlZCBoYXMgYmVlbiBoYW5kZWQgb3V0LiAqL1xuZXhwb3J0IGNsYXNzIERhbWFnZWRGaWxlRXJyb3IgZXh0ZW5kcyBJbnZhbGlkRXJyb3Ige31cblxuLyoqXG4gKiBUaGUgYnl0ZXMgb2YgYSBmaWxlLCBkZWNvbXByZXNzZWQgaWYgaXQgaXMgZ3ppcC4gV2hhdCBpdCBpcyBzaG93cyBpbiBpdHMgZmlyc3QgYnl0ZXMsIG5vdCBpblxuICogaXRzIG5hbWUuXG4gKlxuICogQHRocm93cyB7SW52YWxpZEVycm9yfSBmb3IgYW4gZW1wdHkgZmlsZSBhbmQgZm9yIGJpbmFyeSBmb3JtYXRzIHRoYXQgYXJlIG5vdCB0YWJsZXMuXG4gKiBAdGhyb3dzIHtEYW1hZ2VkRmlsZUVycm9yfSB3aGVuIHRoZSBjb21wcmVzc2VkIGRhdGEgc3RvcHMgZWFybHkgb3IgaXMgZGFtYWdlZCwgYWZ0ZXIgaGFuZGluZ1xuICogICBvdXQgZXZlcnl0aGluZyBiZWZvcmUgdGhhdCBwbGFjZS5cbiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uKiByZWFkQnl0ZXMoXG4gIHNvdXJjZTogSW1wb3J0U291cmNlLFxuICBvbkJ5dGVzOiAoYnl0ZXNEb25lOiBudW1iZXIpID0+IHZvaWQsXG4gIHNpZ25hbD86IEFib3J0U2lnbmFsLFxuKTogQXN5bmNHZW5lcmF0b3I8QnVmZmVyPiB7XG4gIGNvbnN0IHJhdyA9IHJhd0NodW5rcyhzb3VyY2UsIG9uQnl0ZXMsIHNpZ25hbCk7XG4gIHRyeSB7XG4gICAgY29uc3QgZmlyc3QgPSBhd2FpdCByYXcubmV4dCgpO1xuICAgIGlmIChmaXJzdC5kb25lKSB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGAke3NvdXJjZS5maWxlTmFtZX0gaXMgZW1wdHkuYCk7XG4gICAgaWYgKGZpcnN0LnZhbHVlWzBdID09PSAweDFmICYmIGZpcnN0LnZhbHVlWzFdID09PSAweDhiKSB7XG4gICAgICB5aWVsZCogZ3VuemlwcGVkKGZpcnN0LnZhbHVlLCByYXcsIHNvdXJjZS5maWxlTmFtZSk7XG4gICAgICByZXR1cm47XG4gICAgfVxuICAgIHJlZnVzZUJpbmFyeShmaXJzdC52YWx1ZSwgc291cmNlLmZpbGVOYW1lKTtcbiAgICB5aWVsZCBmaXJzdC52YWx1ZTtcbiAgICB5aWVsZCogcmF3O1xuICB9IGZpbmFsbHkge1xuICAgIGF3YWl0IHJhdy5yZXR1cm4odW5kZWZpbmVkKTtcbiAgfVxufVxuXG5hc3luYyBmdW5jdGlvbiogcmF3Q2h1bmtzKFxuICBzb3VyY2U6IEltcG9ydFNvdXJjZSxcbiAgb25CeXRlczogKGJ5dGVzRG9uZTogbnVtYmVyKSA9PiB2b2lkLFxuICBzaWduYWw6IEFib3J0U2lnbmFsIHwgdW5kZWZpbmVkLFxuKTogQXN5bmNHZW5lcmF0b3I8QnVmZmVyPiB7XG4gIC8vIFRoZSBmaXJzdCBjaHVuayBtdXN0IGJlIGxvbmcgZW5vdWdoIHRvIHNob3cgd2hhdCBraW5kIG9mIGZpbGUgaXQgaXMuXG4gIGxldCBoZWxkOiBCdWZmZXIgfCBudWxsID0gbnVsbDtcbiAgZm9yIGF3YWl0IChjb25zdCBwaWVjZSBvZiBzb3VyY2Uub3BlbihvbkJ5dGVzKSkge1xuICAgIHNpZ25hbD8udGhyb3dJZkFib3J0ZWQoKTtcbiAgICBjb25zdCBjaHVuazogQnVmZmVyID0gdHlwZW9mIHBpZWNlID09PSBcInN0cmluZ1wiID8gQnVmZmVyLmZyb20ocGllY2UpIDogcGllY2U7XG4gICAgaGVsZCA9IGhlbGQgPT09IG51bGwgPyBjaHVuayA6IEJ1ZmZlci5jb25jYXQoW2hlbGQsIGNodW5rXSk7XG4gICAgaWYgKGhlbGQubGVuZ3RoIDwgNCkgY29udGludWU7XG4gICAgeWllbGQgaGVsZDtcbiAgICBoZWxkID0gQnVmZmVyLmFsbG9jKDApO1xuICB9XG4gIGlmIChoZWxkICE9PSBudWxsICYmIGhlbGQubGVuZ3RoID4gMCkgeWllbGQgaGVsZDtcbn1cblxuLyoqXG4gKiBPbmUgd3JpdGUgYXQgYSB0aW1lLCBzbyB0aGF0IG9uIGRhbWFnZSBldmVyeXRoaW5nIGRlY29tcHJlc3NlZCBiZWZvcmUgaXQgaGFzIGJlZW4gaGFuZGVkIG91dDpcbiAqIGEgc3RyZWFtIHRoYXQgaXMgcGlwZWQgZHJvcHMgd2hhdCBpdCBzdGlsbCBob2xkcyB3aGVuIGl0IGZhaWxzLlxuICovXG5hc3luYyBmdW5jdGlvbiogZ3VuemlwcGVkKGZpcnN0OiBCdWZmZXIsIHJlc3Q6IEFzeW5jSXRlcmFibGU8QnVmZmVyPiwgZmlsZU5hbWU6IHN0cmluZyk6IEFzeW5jR2VuZXJhdG9yPEJ1ZmZlcj4ge1xuICBjb25zdCBndW56aXAgPSBjcmVhdGVHdW56aXAoeyBjaHVua1NpemU6IDI1NiAqIDEwMjQgfSk7XG4gIGxldCBvdXRwdXQ6IEJ1ZmZlcltdID0gW107XG4gIGxldCBmYWlsdXJlOiBOb2RlSlMuRXJybm9FeGNlcHRpb24gfCBudWxsID0gbnVsbDtcbiAgbGV0IHdha2UgPSAoKTogdm9pZCA9PiB7fTtcbiAgY29uc3QgZmluaXNoZWQgPSBuZXcgUHJvbWlzZTx2b2lkPigocmVzb2x2ZSkgPT4ge1xuICAgIHdha2UgPSByZXNvbHZlO1xuICB9KTtcbiAgZ3VuemlwLm9uKFwiZGF0YVwiLCAoY2h1bms6IEJ1ZmZlcikgPT4gb3V0cHV0LnB1c2goY2h1bmspKTtcbiAgZ3VuemlwLm9uKFwiZXJyb3JcIiwgKGVycm9yKSA9PiAoKGZhaWx1cmUgPSBlcnJvciksIHdha2UoKSkpO1xuICBndW56aXAub24oXCJlbmRcIiwgKCkgPT4gd2FrZSgpKTtcbiAgY29uc3Qgd3JpdGUgPSAoY2h1bms6IEJ1ZmZlcik6IFByb21pc2U8dm9pZD4gPT5cbiAgICBQcm9taXNlLnJhY2UoW25ldyBQcm9taXNlPHZvaWQ+KChyZXNvbHZlKSA9PiBndW56aXAud3JpdGUoY2h1bmssICgpID0+IHJlc29sdmUoKSkpLCBmaW5pc2hlZF0pO1xuXG4gIGxldCBiZWd1biA9IGZhbHNlO1xuICBjb25zdCB0YWtlID0gKCk6IEJ1ZmZlcltdID0+IHtcbiAgICBjb25zdCB0YWtlbiA9IG91dHB1dDtcbiAgICBvdXRwdXQgPSBbXTtcbiAgICBpZiAoIWJlZ3VuICYmIHRha2VuWzBdKSAoYmVndW4gPSB0cnVlKSwgcmVmdXNlQmluYXJ5KHRha2VuWzBdLCBmaWxlTmFtZSk7XG4gICAgcmV0dXJuIHRha2VuO1xuICB9O1xuICB0cnkge1xuICAgIGxldCB3cml0aW5nID0gd3JpdGUoZmlyc3QpO1xuICAgIGZvciBhd2FpdCAoY29uc3QgY2h1bmsgb2YgcmVzdCkge1xuICAgICAgYXdhaXQgd3JpdGluZztcbiAgICAgIGNvbnN0IHJlYWR5ID0gdGFrZSgpO1xuICAgICAgaWYgKGZhaWx1cmUpIGJyZWFrO1xuICAgICAgd3JpdGluZyA9IHdyaXRlKGNodW5rKTtcbiAgICAgIHlpZWxkKiByZWFkeTtcbiAgICB9XG4gICAgYXdhaXQgd3JpdGluZztcbiAgICBpZiAoIWZhaWx1cmUpIGd1bnppcC5lbmQoKTtcbiAgICBhd2FpdCBmaW5pc2hlZDtcbiAgICB5aWVsZCogdGFrZSgpO1xuICAgIGlmIChmYWlsdXJlKSB0aHJvdyBkYW1hZ2VkKGZhaWx1cmUsIGZpbGVOYW1lKTtcbiAgICBpZiAoIWJlZ3VuKSB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGAke2ZpbGVOYW1lfSBpcyBlbXB0eSBvbmNlIGRlY29tcHJlc3NlZC5gKTtcbiAgfSBmaW5hbGx5IHtcbiAgICBndW56aXAuZGVzdHJveSgpO1xuICB9XG59XG5cbmZ1bmN0aW9uIGRhbWFnZWQoZmFpbHVyZTogTm9kZUpTLkVycm5vRXhjZXB0aW9uLCBmaWxlTmFtZTogc3RyaW5nKTogRGFtYWdlZEZpbGVFcnJvciB7XG4gIHJldHVybiBmYWlsdXJlLmNvZGUgPT09IFwiWl9CVUZfRVJST1JcIlxuICAgID8gbmV3IERhbWFnZWRGaWxlRXJyb3IoYCR7ZmlsZU5hbWV9IHN0b3BzIGluIHRoZSBtaWRkbGUgb2YgaXRzIGNvbXByZXNzZWQgZGF0YTogaXQgd2FzIG5vdCBjb3BpZWQgd2hvbGUuIEZldGNoIGl0IGFnYWluLmApXG4gICAgOiBuZXcgRGFtYWdlZEZpbGVFcnJvcihgJHtmaWxlTmFtZX0gaXMgZGFtYWdlZDogaXRzIGNvbXByZXNzZWQgZGF0YSBjYW5ub3QgYmUgcmVhZCAoJHtmYWlsdXJlLm1lc3NhZ2V9KS4gRmV0Y2ggaXQgYWdhaW4uYCk7XG59XG5cbmNvbnN0IFNJR05BVFVSRVM6IHJlYWRvbmx5IChyZWFkb25seSBbc2lnbmF0dXJlOiBzdHJpbmcsIGtpbmQ6IHN0cmluZywgYWR2aWNlOiBzdHJpbmddKVtdID0gW1xuICBbXCI1MDRiMDMwNFwiLCBcImEgWklQIGFyY2hpdmUgb3IgYW4gWExTWCB3b3JrYm9va1wiLCBcIlVucGFjayBpdCwgb3Igc2F2ZSB0aGUgc2hlZXQgYXMgQ1NWLlwiXSxcbiAgW1wiZDBjZjExZTBcIiwgXCJhbiBvbGQgRXhjZWwgd29ya2Jvb2sgKFhMUylcIiwgXCJTYXZlIHRoZSBzaGVldCBhcyBDU1YuXCJdLFxuICBbXCIyNTUwNDQ0NlwiLCBcImEgUERGXCIsIFwiQSB0YWJsZSBhcyBDU1Ygb3IgR2VvSlNPTiBpcyBuZWVkZWQuXCJdLFxuICBbXCJmZDM3N2E1OFwiLCBcImNvbXByZXNzZWQgd2l0aCB4elwiLCBcIkRlY29tcHJlc3MgaXQsIG9yIHVzZSBnemlwLlwiXSxcbiAgW1wiMjhiNTJmZmRcIiwgXCJjb21wcmVzc2VkIHdpdGggenN0ZFwiLCBcIkRlY29tcHJlc3MgaXQsIG9yIHVzZSBnemlwLlwiXSxcbiAgW1wiNDI1YTY4XCIsIFwiY29tcHJlc3NlZCB3aXRoIGJ6aXAyXCIsIFwiRGVjb21wcmVzcyBpdCwgb3IgdXNlIGd6aXAuXCJdLFxuICBbXCIxZjhiXCIsIFwiY29tcHJlc3NlZCB0d2ljZVwiLCBcIkRlY29tcHJlc3MgaXQgb25jZS5cIl0sXG4gIFtcIjUwNDE1MjMxXCIsIFwiYSBQYXJxdWV0IGZpbGVcIiwgXCJBIHRhYmxlIGFzIENTViBvciBHZW9KU09OIGlzIG5lZWRlZC5cIl0sXG5dO1xuXG5mdW5jdGlvbiByZWZ1c2VCaW5hcnkoaGVhZDogQnVmZmVyLCBmaWxlTmFtZTogc3RyaW5nKTogdm9pZCB7XG4gIGNvbnN0IGhleCA9IGhlYWQuc3ViYXJyYXkoMCwgNCkudG9TdHJpbmcoXCJoZXhcIik7XG4gIGNvbnN0IGtub3duID0gU0lHTkFUVVJFUy5maW5kKChbc2lnbmF0dXJlXSkgPT4gaGV4LnN0YXJ0c1dpdGgoc2lnbmF0dXJlKSk7XG4gIGlmIChrbm93bikgdGhyb3cgbmV3IEludmFsaWRFcnJvcihgJHtmaWxlTmFtZX0gaXMgJHtrbm93blsxXX0sIG5vdCBhIHRhYmxlIG9mIHRleHQuICR7a25vd25bMl19YCk7XG4gIGNvbnN0IHV0ZjE2ID0gaGV4LnN0YXJ0c1dpdGgoXCJmZmZlXCIpIHx8IGhleC5zdGFydHNXaXRoKFwiZmVmZlwiKTtcbiAgY29uc3Qgc2FtcGxlID0gaGVhZC5zdWJhcnJheSgwLCA0MDk2KTtcbiAgbGV0IHplcm9zID0gMDtcbiAgZm9yIChjb25zdCBieXRlIG9mIHNhbXBsZSkgaWYgKGJ5dGUgPT09IDApIHplcm9zKys7XG4gIC8vIEEgc3RyYXkgemVybyBpcyBvbmUgYmFkIHJvdzsgbWFueSBtZWFuIHRoYXQgdGhpcyBpcyBubyB0ZXh0IGF0IGFsbC5cbiAgaWYgKCF1dGYxNiAmJiB6ZXJvcyA+IDggJiYgemVyb3MgKiAyMCA+IHNhbXBsZS5sZW5ndGgpIHtcbiAgICB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGAke2ZpbGVOYW1lfSBpcyBhIGJpbmFyeSBmaWxlICgke3plcm9zfSB6ZXJvIGJ5dGVzIGluIGl0cyBmaXJzdCAke3NhbXBsZS5sZW5ndGh9KSwgbm90IGEgdGFibGUgb2YgdGV4dC5gKTtcbiAgfVxufVxuIiwiaW1wb3J0IHR5cGUgeyBJbXBvcnRTb3VyY2UgfSBmcm9tIFwiLi4vaW1wb3J0ZXIudHNcIjtcbmltcG9ydCB7IEludmFsaWRFcnJvciB9IGZyb20gXCIuLi8uLi9lcnJvcnMudHNcIjtcbmltcG9ydCB7IG9wZW5Dc3YgfSBmcm9tIFwiLi9jc3YtdGFibGUudHNcIjtcbmltcG9ydCB7IHR5cGUgU3RhdGVkRW5jb2RpbmcsIFRleHRSZWFkZXIgfSBmcm9tIFwiLi9kZWNvZGUtdGV4dC50c1wiO1xuaW1wb3J0IHsgZ2VvSnNvbkJhdGNoZXMsIGdlb0pzb25Db2x1bW5zIH0gZnJvbSBcIi4vZ2VvanNvbi10YWJsZS50c1wiO1xuaW1wb3J0IHsgRGFtYWdlZEZpbGVFcnJvciwgcmVhZEJ5dGVzIH0gZnJvbSBcIi4vcmVhZC1ieXRlcy50c1wiO1xuaW1wb3J0IHR5cGUgeyBSb3dCYXRjaCwgUm93VGFibGUgfSBmcm9tIFwiLi9yb3ctdGFibGUudHNcIjtcblxuZXhwb3J0IGludGVyZmFjZSBPcGVuT3B0aW9ucyB7XG4gIGVuY29kaW5nPzogU3RhdGVkRW5jb2Rpbmc7XG4gIC8qKiBCeXRlcyByZWFkIG9mIHRoZSBmaWxlIGFzIGl0IGxpZXMgb24gZGlzay4gKi9cbiAgb25CeXRlcz86IChieXRlc0RvbmU6IG51bWJlcikgPT4gdm9pZDtcbiAgLyoqIFN0b3BzIHRoZSByZWFkaW5nIHdpdGggdGhlIHNpZ25hbCdzIHJlYXNvbi4gKi9cbiAgc2lnbmFsPzogQWJvcnRTaWduYWw7XG59XG5cbi8qKlxuICogT3BlbnMgYSB0YWJsZSBvZiBhbnkga2luZCB0aGF0IGNhbiBiZSByZWFkOiBDU1YgKGNvbW1hLCBzZW1pY29sb24gb3IgdGFiKSBvciBhIEdlb0pTT05cbiAqIEZlYXR1cmVDb2xsZWN0aW9uLCBwbGFpbiBvciBnemlwLCBVVEYtOCwgVVRGLTE2IHdpdGggYSBtYXJrLCBvciBHQjE4MDMwLiBDb250ZW50IGRlY2lkZXMgd2hhdCBpdFxuICogaXMsIG5ldmVyIHRoZSBuYW1lLiBNZW1vcnkgZG9lcyBub3QgZ3JvdyB3aXRoIHRoZSBmaWxlLlxuICpcbiAqIEB0aHJvd3Mge0ludmFsaWRFcnJvcn0gd2hlbiB0aGUgZmlsZSBhcyBhIHdob2xlIGNhbm5vdCBiZSB1c2VkOyB3aGlsZSByZWFkaW5nLCBhXG4gKiAgIGBEYW1hZ2VkRmlsZUVycm9yYCBhZnRlciB0aGUgbGFzdCB3aG9sZSByb3cgb2YgYSBmaWxlIHRoYXQgd2FzIGN1dCBvZmYuXG4gKi9cbmV4cG9ydCBhc3luYyBmdW5jdGlvbiBvcGVuUm93cyhzb3VyY2U6IEltcG9ydFNvdXJjZSwgb3B0aW9uczogT3Blbk9wdGlvbnMgPSB7fSk6IFByb21pc2U8Um93VGFibGU+IHtcbiAgY29uc3QgcmVhZGVyID0gbmV3IFRleHRSZWFkZXIob3B0aW9ucy5lbmNvZGluZyA/PyBcImF1dG9cIik7XG4gIGNvbnN0IHRleHRzID0gdGV4dHNPZihzb3VyY2UsIHJlYWRlciwgb3B0aW9ucy5vbkJ5dGVzID8/ICgoKSA9PiB7fSksIG9wdGlvbnMuc2lnbmFsKTtcbiAgY29uc3Qgbm90ZXM6IHN0cmluZ1tdID0gW107XG4gIGNvbnN0IGFsbCA9IHsgbm90ZXM6ICgpID0+IFsuLi5yZWFkZXIubm90ZXMsIC4uLm5vdGVzXSB9O1xuICBjb25zdCBoZWFkID0gYXdhaXQgaGVhZE9mKHRleHRzKTtcbiAgaWYgKGhlYWQgPT09IFwiXCIpIHRocm93IG5ldyBJbnZhbGlkRXJyb3IoYCR7c291cmNlLmZpbGVOYW1lfSBpcyBlbXB0eS5gKTtcbiAgY29uc3Qgb3BlbmVkID0gKGZvcm1hdDogXCJjc3ZcIiB8IFwiZ2VvanNvblwiLCBjb2x1bW5zOiBzdHJpbmdbXSwgYmF0Y2hlczogQXN5bmNJdGVyYWJsZTxSb3dCYXRjaD4pOiBSb3dUYWJsZSA9PiAoe1xuICAgIGZvcm1hdCxcbiAgICBjb2x1bW5zLFxuICAgIGdldCBub3RlcygpIHsgcmV0dXJuIGFsbC5ub3RlcygpOyB9LFxuICAgIGVuY29kaW5nOiAoKSA9PiByZWFkZXIuZW5jb2RpbmcsXG4gICAgYmF0Y2hlczogd2l0aEVuZFRvbGQoYmF0Y2hlcywgc291cmNlLmZpbGVOYW1lLCBub3RlcyksXG4gIH0pO1xuXG4gIGlmICgvXlxccypcXHsvLnRlc3QoaGVhZCkpIHtcbiAgICBhd2FpdCB0ZXh0cy5yZXR1cm4odW5kZWZpbmVkKTtcbiAgICBjb25zdCBhZ2FpbiA9ICgpOiB7IHJlYWRlcjogVGV4dFJlYWRlcjsgdGV4dHM6IEFzeW5jR2VuZXJhdG9yPHN0cmluZz4gfSA9PiB7XG4gICAgICBjb25zdCBvd24gPSBuZXcgVGV4dFJlYWRlcihvcHRpb25zLmVuY29kaW5nID8/IFwiYXV0b1wiKTtcbiAgICAgIHJldHVybiB7IHJlYWRlcjogb3duLCB0ZXh0czogdGV4dHNPZihzb3VyY2UsIG93biwgb3B0aW9ucy5vbkJ5dGVzID8/ICgoKSA9PiB7fSksIG9wdGlvbnMuc2lnbmFsKSB9O1xuICAgIH07XG4gICAgY29uc3QgZmlyc3QgPSBhd2FpdCBnZW9Kc29uQ29sdW1ucyhhZ2FpbigpLnRleHRzLCBzb3VyY2UuZmlsZU5hbWUpO1xuICAgIGlmIChmaXJzdC5uYW1lZENycyAhPT0gbnVsbCkgbm90ZXMucHVzaChgVGhlIGZpbGUgbmFtZXMgdGhlIHJlZmVyZW5jZSBzeXN0ZW0gJHtmaXJzdC5uYW1lZENyc30uYCk7XG4gICAgcmV0dXJuIG9wZW5lZChcImdlb2pzb25cIiwgZmlyc3QuY29sdW1ucywgZ2VvSnNvbkJhdGNoZXMoYWdhaW4oKS50ZXh0cywgZmlyc3QuY29sdW1ucywgc291cmNlLmZpbGVOYW1lKSk7XG4gIH1cbiAgaWYgKC9eXFxzKlxcWy8udGVzdChoZWFkKSkgdGhyb3cgbmV3IEludmFsaWRFcnJvcihgJHtzb3VyY2UuZmlsZU5hbWV9IGlzIGEgSlNPTiBsaXN0OyBhIENTViB0YWJsZSBvciBhIEdlb0pTT04gRmVhdHVyZUNvbGxlY3Rpb24gaXMgbmVlZGVkLmApO1xuICBjb25zdCB7IGNvbHVtbnMsIGJhdGNoZXMgfSA9IGF3YWl0IG9wZW5Dc3YodGV4dHMsIGhlYWQsIHNvdXJjZS5maWxlTmFtZSk7XG4gIGNvbnN0IHJlcGVhdGVkID0gY29sdW1ucy5maWx0ZXIoKG5hbWUsIGkpID0+IG5hbWUgIT09IFwiXCIgJiYgY29sdW1ucy5pbmRleE9mKG5hbWUpICE9PSBpKTtcbiAgaWYgKHJlcGVhdGVkLmxlbmd0aCA+IDApIG5vdGVzLnB1c2goYFNldmVyYWwgY29sdW1ucyBhcmUgbmFtZWQgJHtbLi4ubmV3IFNldChyZXBlYXRlZCldLmpvaW4oXCIsIFwiKX06IHRoZXkgY2FuIG9ubHkgYmUgdXNlZCBvbmNlIHJlbmFtZWQuYCk7XG4gIHJldHVybiBvcGVuZWQoXCJjc3ZcIiwgY29sdW1ucywgYmF0Y2hlcyk7XG59XG5cbmFzeW5jIGZ1bmN0aW9uKiB0ZXh0c09mKHNvdXJjZTogSW1wb3J0U291cmNlLCByZWFkZXI6IFRleHRSZWFkZXIsIG9uQnl0ZXM6IChieXRlc0RvbmU6IG51bWJlcikgPT4gdm9pZCwgc2lnbmFsOiBBYm9ydFNpZ25hbCB8IHVuZGVmaW5lZCk6IEFzeW5jR2VuZXJhdG9yPHN0cmluZz4ge1xuICBmb3IgYXdhaXQgKGNvbnN0IGNodW5rIG9mIHJlYWRCeXRlcyhzb3VyY2UsIG9uQnl0ZXMsIHNpZ25hbCkpIHtcbiAgICAvLyBBIGRlY29tcHJlc3NlZCBjaHVuayBjYW4gYmUgbGFyZ2U7IHNtYWxsZXIgcGllY2VzIGxldCBvdGhlciB3b3JrIG9mIHRoZSBwcm9jZXNzIGluIGJldHdlZW4uXG4gICAgZm9yIChsZXQgZnJvbSA9IDA7IGZyb20gPCBjaHVuay5sZW5ndGg7IGZyb20gKz0gUElFQ0VfQllURVMpIHtcbiAgICAgIGNvbnN0IHRleHQgPSByZWFkZXIucmVhZChjaHVuay5zdWJhcnJheShmcm9tLCBmcm9tICsgUElFQ0VfQllURVMpKTtcbiAgICAgIGlmICh0ZXh0ICE9PSBcIlwiKSB5aWVsZCB0ZXh0O1xuICAgIH1cbiAgfVxuICBjb25zdCBsYXN0ID0gcmVhZGVyLmVuZCgpO1xuICBpZiAobGFzdCAhPT0gXCJcIikgeWllbGQgbGFzdDtcbn1cblxuY29uc3QgUElFQ0VfQllURVMgPSAxMjggKiAxMDI0O1xuXG4vKiogRW5vdWdoIHRleHQgdG8gc2VlIHdoYXQgdGhlIGZpbGUgaXMuICovXG5hc3luYyBmdW5jdGlvbiBoZWFkT2YodGV4dHM6IEFzeW5jR2VuZXJhdG9yPHN0cmluZz4pOiBQcm9taXNlPHN0cmluZz4ge1xuICBsZXQgaGVhZCA9IFwiXCI7XG4gIHdoaWxlIChoZWFkLnRyaW1TdGFydCgpID09PSBcIlwiKSB7XG4gICAgY29uc3QgbmV4dCA9IGF3YWl0IHRleHRzLm5leHQoKTtcbiAgICBpZiAobmV4dC5kb25lKSByZXR1cm4gaGVhZC50cmltKCk7XG4gICAgaGVhZCArPSBuZXh0LnZhbHVlO1xuICB9XG4gIHJldHVybiBoZWFkO1xufVxuXG4vKiogQWRkcyB0byBhIGN1dC1vZmYgZmlsZSdzIGVycm9yIGhvdyBmYXIgaXQgY291bGQgYmUgcmVhZCwgYW5kIHRvIGFuIGVtcHR5IHRhYmxlJ3Mgbm90ZXMgdGhhdCBpdCB3YXMuICovXG5hc3luYyBmdW5jdGlvbiogd2l0aEVuZFRvbGQoYmF0Y2hlczogQXN5bmNJdGVyYWJsZTxSb3dCYXRjaD4sIGZpbGVOYW1lOiBzdHJpbmcsIG5vdGVzOiBzdHJpbmdbXSk6IEFzeW5jR2VuZXJhdG9yPFJvd0JhdGNoPiB7XG4gIGxldCByb3dzID0gMDtcbiAgdHJ5IHtcbiAgICBmb3IgYXdhaXQgKGNvbnN0IGJhdGNoIG9mIGJhdGNoZXMpIHtcbiAgICAgIHJvd3MgKz0gYmF0Y2gucm93cy5sZW5ndGg7XG4gICAgICB5aWVsZCBiYXRjaDtcbiAgICB9XG4gIH0gY2F0Y2ggKGVycm9yKSB7XG4gICAgaWYgKCEoZXJyb3IgaW5zdGFuY2VvZiBEYW1hZ2VkRmlsZUVycm9yKSkgdGhyb3cgZXJyb3I7XG4gICAgdGhyb3cgbmV3IERhbWFnZWRGaWxlRXJyb3IoYCR7ZXJyb3IubWVzc2FnZX0gJHtyb3dzfSB3aG9sZSByb3dzIHN0YW5kIGJlZm9yZSB0aGF0IHBsYWNlLmApO1xuICB9XG4gIGlmIChyb3dzID09PSAwKSBub3Rlcy5wdXNoKGAke2ZpbGVOYW1lfSBoYXMgYSBoZWFkZXIgYW5kIG5vIHJvd3MuYCk7XG59XG4iLCJpbXBvcnQgeyBjcmVhdGVSZWFkU3RyZWFtIH0gZnJvbSBcIm5vZGU6ZnNcIjtcbmltcG9ydCB7IHN0YXQgfSBmcm9tIFwibm9kZTpmcy9wcm9taXNlc1wiO1xuaW1wb3J0IHsgYmFzZW5hbWUgfSBmcm9tIFwibm9kZTpwYXRoXCI7XG5pbXBvcnQgeyBJbnZhbGlkRXJyb3IgfSBmcm9tIFwiLi4vLi4vZXJyb3JzLnRzXCI7XG5pbXBvcnQgdHlwZSB7IEltcG9ydFNvdXJjZSB9IGZyb20gXCIuLi9pbXBvcnRlci50c1wiO1xuXG4vKipcbiAqIEEgZmlsZSBvbiB0aGlzIG1hY2hpbmUgYXMgc29tZXRoaW5nIHRvIGltcG9ydC5cbiAqXG4gKiBAdGhyb3dzIHtJbnZhbGlkRXJyb3J9IHdoZW4gdGhlcmUgaXMgbm8gc3VjaCBmaWxlLCBvciBpdCBjYW5ub3QgYmUgcmVhZC5cbiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uIGZpbGVTb3VyY2UocGF0aDogc3RyaW5nKTogUHJvbWlzZTxJbXBvcnRTb3VyY2U+IHtcbiAgY29uc3QgZm91bmQgPSBhd2FpdCBzdGF0KHBhdGgpLmNhdGNoKChlcnJvcjogTm9kZUpTLkVycm5vRXhjZXB0aW9uKSA9PiB7XG4gICAgdGhyb3cgbmV3IEludmFsaWRFcnJvcihlcnJvci5jb2RlID09PSBcIkVOT0VOVFwiID8gYFRoZXJlIGlzIG5vIGZpbGUgJHtwYXRofS5gIDogYCR7cGF0aH0gY2Fubm90IGJlIHJlYWQ6ICR7ZXJyb3IubWVzc2FnZX0uYCk7XG4gIH0pO1xuICBpZiAoIWZvdW5kLmlzRmlsZSgpKSB0aHJvdyBuZXcgSW52YWxpZEVycm9yKGAke3BhdGh9IGlzIG5vdCBhIGZpbGUuYCk7XG4gIHJldHVybiB7XG4gICAgZmlsZU5hbWU6IGJhc2VuYW1lKHBhdGgpLFxuICAgIGJ5dGVzVG90YWw6IGZvdW5kLnNpemUsXG4gICAgb3BlbihvbkJ5dGVzKSB7XG4gICAgICBjb25zdCBzdHJlYW0gPSBjcmVhdGVSZWFkU3RyZWFtKHBhdGgsIHsgaGlnaFdhdGVyTWFyazogMjU2ICogMTAyNCB9KTtcbiAgICAgIGxldCBkb25lID0gMDtcbiAgICAgIHN0cmVhbS5vbihcImRhdGFcIiwgKGNodW5rKSA9PiBvbkJ5dGVzKChkb25lICs9IGNodW5rLmxlbmd0aCkpKTtcbiAgICAgIHJldHVybiBzdHJlYW07XG4gICAgfSxcbiAgfTtcbn1cbiIsImltcG9ydCB7IG9wZW5Sb3dzIH0gZnJvbSBcIi93b3JrL3d0L2ludGFrZS9zZXJ2ZXIvaW1wb3J0cy9yZWFkL29wZW4tcm93cy50c1wiO1xuaW1wb3J0IHsgZmlsZVNvdXJjZSB9IGZyb20gXCIvd29yay93dC9pbnRha2Uvc2VydmVyL2ltcG9ydHMvcmVhZC9maWxlLXNvdXJjZS50c1wiO1xuaW1wb3J0IHsgd3JpdGVGaWxlU3luYyB9IGZyb20gXCJub2RlOmZzXCI7XG5sZXQgcz1cImV4dGVybmFsX2lkLHJlcG9ydGVkX2F0LG9jY3VycmVkX2F0LGNhdGVnb3J5LHRpdGxlLGRlc2NyaXB0aW9uLGFkZHJlc3MseCx5XFxuXCI7Y29uc3QgcGFydHM9W3NdO1xuZm9yKGxldCBpPTA7aTwxZTY7aSsrKXBhcnRzLnB1c2goYEEke2l9LDIwMjQtMDUtJHtTdHJpbmcoaSUyOCsxKS5wYWRTdGFydCgyLFwiMFwiKX0gMTI6JHtTdHJpbmcoaSU2MCkucGFkU3RhcnQoMixcIjBcIil9OjAwLDIwMjQtMDUtMDEgMTI6MDA6MDAs5Zmq5aOwLOagh+mimCR7aX0sXCLmj4/ov7AsICR7aX0g5p+Q5aSE5oms5bCYXCIs5p+Q6LevJHtpJTEwMDB95Y+3LCR7KDExNytpLzFlNykudG9GaXhlZCg2KX0sJHsoMzQraS8xZTcpLnRvRml4ZWQoNil9XFxuYCk7XG53cml0ZUZpbGVTeW5jKFwiL3RtcC9yYi5jc3ZcIixwYXJ0cy5qb2luKFwiXCIpKTtcbmZvcihsZXQgaz0wO2s8MztrKyspe2NvbnN0IHQ9cGVyZm9ybWFuY2Uubm93KCk7Y29uc3QgdGFiPWF3YWl0IG9wZW5Sb3dzKGF3YWl0IGZpbGVTb3VyY2UoXCIvdG1wL3JiLmNzdlwiKSk7bGV0IG49MDtmb3IgYXdhaXQoY29uc3QgYiBvZiB0YWIuYmF0Y2hlcyluKz1iLnJvd3MubGVuZ3RoO2NvbnNvbGUubG9nKG4scGVyZm9ybWFuY2Uubm93KCktdCxwcm9jZXNzLm1lbW9yeVVzYWdlKCkucnNzLzFlNil9XG4iXSwibWFwcGluZ3MiOiI7Ozs7Ozs7QUFHQSxJQUFzQixlQUF0QixjQUEyQyxNQUFNO0NBRVQ7Q0FBdEMsWUFBWSxTQUFpQixVQUEyQyxDQUFDLEdBQUc7RUFDMUUsTUFBTSxPQUFPO0VBRHVCLEtBQUEsVUFBQTtFQUVwQyxLQUFLLE9BQU8sV0FBVztDQUN6QjtBQUNGO0FBRUEsSUFBYSxlQUFiLGNBQWtDLGFBQWE7Q0FBRSxPQUF5QjtBQUFXOzs7QUNSckYsTUFBTSxpQkFBaUIsS0FBSzs7QUFFNUIsTUFBTSxlQUFlLEtBQUs7QUFFMUIsTUFBTSxLQUFLO0FBQ1gsTUFBTSxLQUFLO0FBQ1gsTUFBTUEsVUFBUTs7Ozs7Ozs7Ozs7QUFlZCxJQUFhLFlBQWIsTUFBdUI7Q0FDckIsUUFBUTtDQUNSO0NBQ0EsYUFBYTtDQUNiLGFBQWE7Q0FFYixZQUFZLFdBQW1CO0VBQzdCLEtBQUssYUFBYTtDQUNwQjs7Q0FHQSxLQUFLLE1BQWMsTUFBa0IsYUFBOEI7RUFDakUsS0FBSyxNQUFNLEtBQUssVUFBVSxLQUFLLE9BQU8sS0FBSyxRQUFRLE1BQU0sTUFBTSxhQUFhLEtBQUs7Q0FDbkY7O0NBR0EsSUFBSSxNQUFrQixhQUE4QjtFQUNsRCxLQUFLLE1BQU0sS0FBSyxPQUFPLE1BQU0sYUFBYSxJQUFJO0NBQ2hEO0NBRUEsTUFBTSxNQUFjLE1BQWtCLGFBQXdCLE9BQXNCO0VBQ2xGLElBQUksS0FBSyxlQUFlLElBQUk7R0FDMUIsTUFBTSxRQUFRLFlBQVksTUFBTSxLQUFLO0dBQ3JDLElBQUksVUFBVSxJQUFJLE9BQU8sTUFBTSxLQUFLLFFBQVE7R0FDNUMsS0FBSyxhQUFhO0VBQ3BCO0VBQ0EsTUFBTSxZQUFZLEtBQUs7RUFDdkIsTUFBTSxZQUFZLEtBQUs7RUFDdkIsS0FBSyxhQUFhO0VBQ2xCLElBQUksS0FBSztFQUNULE9BQU8sS0FBSyxLQUFLLFFBQVE7R0FDdkIsSUFBSSxNQUFNLEtBQUssUUFBUSxXQUFXLEVBQUU7R0FDcEMsSUFBSSxRQUFRLElBQUk7SUFDZCxJQUFJLENBQUMsT0FBTztJQUNaLE1BQU0sS0FBSztHQUNiO0dBQ0EsSUFBSSxLQUFLLFdBQVcsTUFBTSxFQUFFLElBQUksS0FBSztJQUNuQyxNQUFNLE9BQU8sS0FBSyxRQUFRLE1BQU0sSUFBSSxLQUFLLE1BQU0sYUFBYSxLQUFLO0lBQ2pFLElBQUksU0FBUyxJQUFJO0lBQ2pCLEtBQUs7SUFDTDtHQUNGO0dBQ0EsTUFBTSxPQUFPLE1BQU0sTUFBTSxLQUFLLFdBQVcsTUFBTSxDQUFDLE1BQU0sS0FBSyxNQUFNLElBQUk7R0FDckUsSUFBSSxPQUFPLElBQUksS0FBSyxLQUFLLEtBQUssTUFBTSxJQUFJLElBQUksQ0FBQyxDQUFDLE1BQU0sU0FBUyxDQUFDO0dBQzlELEtBQUssTUFBTTtFQUNiO0VBQ0EsS0FBSyxRQUFRLE1BQU0sS0FBSyxTQUFTLEtBQUssS0FBSyxNQUFNLEVBQUU7RUFDbkQsSUFBSSxLQUFLLE1BQU0sU0FBUyxjQUN0QixNQUFNLElBQUksYUFBYSx5QkFBeUIsYUFBYSwwQ0FBMEM7Q0FFM0c7O0NBR0EsV0FBVyxNQUFjLElBQW9CO0VBQzNDLElBQUksS0FBSyxhQUFhLElBQUk7R0FDeEIsTUFBTSxRQUFRLEtBQUssUUFBUSxNQUFLLEVBQUU7R0FDbEMsS0FBSyxhQUFhLFVBQVUsS0FBSyxXQUFXO0VBQzlDO0VBQ0EsT0FBTyxLQUFLO0NBQ2Q7O0NBR0EsUUFBUSxNQUFjLE9BQWUsU0FBaUIsTUFBa0IsYUFBd0IsT0FBd0I7RUFDdEgsTUFBTSxZQUFZLEtBQUs7RUFDdkIsTUFBTSxNQUFnQixDQUFDO0VBQ3ZCLElBQUksS0FBSztFQUNULElBQUksTUFBTTtFQUNWLFNBQVM7R0FDUCxJQUFJLEtBQUssV0FBVyxFQUFFLE1BQU1BLFNBQU87SUFDakMsTUFBTSxRQUFRLEtBQUssUUFBUSxXQUFXLEVBQUU7SUFDeEMsSUFBSSxVQUFVLE1BQU0sUUFBUSxLQUFLO0tBQy9CLElBQUksS0FBSyxLQUFLLE1BQU0sSUFBSSxLQUFLLENBQUM7S0FDOUIsS0FBSyxRQUFRO0tBQ2I7SUFDRjtJQUNBLElBQUksS0FBSyxLQUFLLE1BQU0sSUFBSSxNQUFNLE1BQU0sS0FBSyxXQUFXLE1BQU0sQ0FBQyxNQUFNLEtBQUssTUFBTSxJQUFJLEdBQUcsQ0FBQztJQUNwRjtHQUNGO0dBQ0EsTUFBTSxRQUFRLGFBQWEsTUFBTSxLQUFLLENBQUM7R0FDdkMsSUFBSSxVQUFVLElBQUk7SUFDaEIsSUFBSSxDQUFDLFNBQVMsS0FBSyxTQUFTLFNBQVMsZ0JBQWdCLE9BQU87SUFDNUQsT0FBTyxLQUFLLFNBQVMsTUFBTSxPQUFPLFNBQVMsTUFBTSxhQUFhLGlEQUFpRDtHQUNqSDtHQUVBLElBQUksQ0FBQyxTQUFTLFFBQVEsS0FBSyxLQUFLLFFBQVEsT0FBTztHQUMvQyxNQUFNLFFBQVEsS0FBSyxNQUFNLEtBQUssR0FBRyxLQUFLO0dBQ3RDLElBQUksS0FBSyxNQUFNLFNBQVMsSUFBRyxJQUFJLE1BQU0sV0FBVyxRQUFNLElBQUcsSUFBSSxLQUFLO0dBQ2xFLEtBQUssUUFBUTtHQUNiLElBQUksTUFBTSxLQUFLLFFBQVE7SUFDckIsTUFBTTtJQUNOO0dBQ0Y7R0FDQSxJQUFJLFFBQVEsS0FBSztJQUNmLE1BQU0sT0FBTyxLQUFLLFFBQVEsS0FBSyxZQUFZLEVBQUU7SUFDN0MsTUFBTSxTQUFTLEtBQUssS0FBSyxTQUFTO0lBQ2xDLElBQUksU0FBUyxNQUFNLENBQUMsT0FBTyxPQUFPO0dBQ3BDO0dBQ0EsSUFBSSxLQUFLLFdBQVcsV0FBVyxFQUFFLEdBQUc7SUFDbEM7SUFDQTtHQUNGO0dBQ0EsSUFBSSxPQUFPLE9BQVEsS0FBSyxNQUFNLE9BQU8sS0FBSyxXQUFXLEVBQUUsTUFBTSxJQUFLO0dBQ2xFLE9BQU8sS0FBSyxTQUFTLE1BQU0sT0FBTyxTQUFTLE1BQU0sYUFBYSxrRkFBa0Y7RUFDbEo7RUFDQSxLQUFLLEtBQUssR0FBRztFQUNiLE9BQU8sTUFBTTtDQUNmO0NBRUEsU0FBUyxNQUFjLE9BQWUsU0FBaUIsTUFBa0IsYUFBd0IsU0FBeUI7RUFDeEgsWUFBWSxLQUFLLFFBQVEsT0FBTztFQUNoQyxLQUFLLEtBQUssQ0FBQyxLQUFLLE1BQU0sT0FBTyxPQUFPLENBQUMsQ0FBQztFQUN0QyxPQUFPLFVBQVU7Q0FDbkI7QUFDRjs7QUFHQSxTQUFTLGFBQWEsTUFBYyxJQUFvQjtDQUN0RCxTQUFTO0VBQ1AsTUFBTSxRQUFRLEtBQUssUUFBUSxNQUFLLEVBQUU7RUFDbEMsSUFBSSxVQUFVLE1BQU0sS0FBSyxXQUFXLFFBQVEsQ0FBQyxNQUFNQSxTQUFPLE9BQU87RUFDakUsS0FBSyxRQUFRO0NBQ2Y7QUFDRjs7QUFHQSxTQUFTLFlBQVksTUFBYyxPQUF3QjtDQUN6RCxNQUFNLEtBQUssS0FBSyxRQUFRLElBQUk7Q0FDNUIsTUFBTSxLQUFLLEtBQUssUUFBUSxJQUFJO0NBQzVCLElBQUksT0FBTyxPQUFPLE9BQU8sTUFBTSxLQUFLLEtBQUssT0FBTztDQUNoRCxJQUFJLE9BQU8sTUFBTSxLQUFLLElBQUksS0FBSyxRQUFRLE9BQU8sS0FBSyxXQUFXLEtBQUssQ0FBQyxNQUFNLEtBQUssT0FBTztDQUN0RixPQUFPLFFBQVMsT0FBTyxLQUFLLE9BQU8sT0FBUTtBQUM3Qzs7O0FDdEpBLE1BQWEsYUFBYTtBQUUxQixNQUFNLGFBQWE7Q0FBQztDQUFLO0NBQUs7QUFBSTs7OztBQUtsQyxTQUFnQixZQUFZLFdBQTJCO0NBQ3JELE1BQU0sV0FBVyxVQUFVLFFBQVEsWUFBWSxFQUFFO0NBQ2pELE1BQU0sU0FBUyxXQUFXLEtBQUssY0FBYyxTQUFTLE1BQU0sU0FBUyxDQUFDLENBQUMsTUFBTTtDQUM3RSxPQUFPLFdBQVcsT0FBTyxRQUFRLEtBQUssSUFBSSxHQUFHLE1BQU0sQ0FBQyxNQUFNO0FBQzVEOzs7Ozs7QUFPQSxlQUFzQixRQUNwQixPQUNBLE1BQ0EsVUFDbUU7Q0FDbkUsSUFBSSxPQUFPO0NBRVgsT0FBTyxDQUFDLGdCQUFnQixLQUFLLElBQUksR0FBRztFQUNsQyxNQUFNLE9BQU8sTUFBTSxNQUFNLEtBQUs7RUFDOUIsSUFBSSxLQUFLLE1BQU07RUFDZixRQUFRLEtBQUs7Q0FDZjtDQUNBLE1BQU0sWUFBWSxXQUFXLEtBQUssSUFBSSxDQUFDLEdBQUc7Q0FDMUMsSUFBSSxjQUFjLEtBQUEsR0FBVyxNQUFNLElBQUksYUFBYSxHQUFHLFNBQVMsOEJBQThCO0NBRTlGLE1BQU0sU0FBUyxJQUFJLFVBQVUsWUFBWSxTQUFTLENBQUM7Q0FDbkQsTUFBTSxPQUFtQixDQUFDO0NBQzFCLE1BQU0sU0FBcUIsQ0FBQztDQUM1QixNQUFNLGVBQWUsT0FBZSxZQUEwQjtFQUM1RCxPQUFPLEtBQUs7R0FBRTtHQUFPLFFBQVE7R0FBYztFQUFRLENBQUM7Q0FDdEQ7Q0FDQSxJQUFJLFFBQVE7Q0FDWixPQUFPLEtBQUssTUFBTSxNQUFNLFdBQVc7Q0FDbkMsT0FBTyxLQUFLLFdBQVcsS0FBSyxDQUFDLE9BQU87RUFDbEMsTUFBTSxPQUFPLE1BQU0sTUFBTSxLQUFLO0VBQzlCLElBQUksS0FBSyxNQUFNLFFBQVMsTUFBTyxPQUFPLElBQUksTUFBTSxXQUFXO09BQ3RELE9BQU8sS0FBSyxLQUFLLE9BQU8sTUFBTSxXQUFXO0NBQ2hEO0NBQ0EsTUFBTSxTQUFTLEtBQUssTUFBTTtDQUMxQixJQUFJLFdBQVcsS0FBQSxLQUFhLE9BQU8sRUFBRSxFQUFFLFVBQVUsR0FDL0MsTUFBTSxJQUFJLGFBQWEsaUJBQWlCLFNBQVMsbUJBQW1CLE9BQU8sRUFBRSxFQUFFLFdBQVcsa0JBQWtCO0NBRTlHLEtBQUssTUFBTSxTQUFTLFFBQVEsTUFBTTtDQUNsQyxNQUFNLFVBQVUsT0FBTyxLQUFLLFNBQVMsS0FBSyxLQUFLLENBQUM7Q0FFaEQsZ0JBQWdCLFVBQW9DO0VBQ2xELElBQUksaUJBQWlCO0VBQ3JCLFNBQVM7R0FDUCxJQUFJLE9BQU87R0FDWCxPQUFPLE9BQU8sS0FBSyxRQUFRO0lBQ3pCLE1BQU0sS0FBSyxLQUFLLElBQUksT0FBTyxZQUFZLEtBQUssTUFBTTtJQUNsRCxNQUFNLFNBQVMsT0FBTyxRQUFRLFVBQVUsTUFBTSxTQUFTLFFBQVEsTUFBTSxRQUFRLEVBQUU7SUFDL0UsTUFBTTtLQUNKLGdCQUFnQixpQkFBaUI7S0FDakMsTUFBTSxLQUFLLE1BQU0sTUFBTSxFQUFFO0tBQ3pCLFlBQVk7S0FDWixRQUFRLE9BQU8sS0FBSyxXQUFXO01BQUUsR0FBRztNQUFPLE9BQU8sTUFBTSxRQUFRO0tBQUssRUFBRTtJQUN6RTtJQUNBLE9BQU87R0FDVDtHQUNBLGtCQUFrQixLQUFLO0dBQ3ZCLEtBQUssU0FBUztHQUNkLE9BQU8sU0FBUztHQUNoQixJQUFJLE9BQU87R0FDWCxNQUFNLE9BQU8sTUFBTSxNQUFNLEtBQUs7R0FDOUIsSUFBSSxLQUFLLE1BQU0sUUFBUyxNQUFPLE9BQU8sSUFBSSxNQUFNLFdBQVc7UUFDdEQsT0FBTyxLQUFLLEtBQUssT0FBTyxNQUFNLFdBQVc7RUFDaEQ7Q0FDRjtDQUNBLE9BQU87RUFBRTtFQUFTLFNBQVMsUUFBUTtDQUFFO0FBQ3ZDOzs7QUM3RUEsTUFBTSxpQkFBaUI7Ozs7Ozs7O0FBU3ZCLElBQWEsYUFBYixNQUF3QjtDQUN0QjtDQUNBLFFBQTJCLENBQUM7Q0FDNUIsV0FBK0I7Q0FDL0IsUUFBa0IsQ0FBQztDQUNuQixhQUFhO0NBQ2IsU0FBUztDQUNUO0NBRUEsWUFBWSxRQUF3QjtFQUNsQyxLQUFLLFdBQVcsV0FBVyxTQUFTLFVBQVU7RUFDOUMsS0FBSyxXQUFXLFdBQVc7Q0FDN0I7O0NBR0EsS0FBSyxPQUF1QjtFQUMxQixJQUFJLENBQUMsS0FBSyxRQUFRLEtBQUssYUFBYSxLQUFLO0VBQ3pDLElBQUksS0FBSyxVQUFVLE9BQU8sS0FBSyxRQUFRLE9BQU8sSUFBSTtFQUNsRCxJQUFJLEtBQUssZUFBZSxHQUFHO0dBQ3pCLE1BQU0sUUFBUSxpQkFBaUIsS0FBSztHQUNwQyxJQUFJLFVBQVUsTUFBTSxRQUFRLE9BQU8sTUFBTSxTQUFTLFFBQVE7R0FDMUQsS0FBSyxNQUFNLE1BQU0sU0FBUyxLQUFLLENBQUM7R0FDaEMsT0FBTyxNQUFNLFNBQVMsVUFBVSxHQUFHLEtBQUssSUFBSSxLQUFLLGdCQUFnQjtFQUNuRTtFQUNBLEtBQUssTUFBTSxLQUFLO0VBQ2hCLE9BQU8sS0FBSyxnQkFBZ0I7Q0FDOUI7O0NBR0EsTUFBYztFQUVaLFFBRGEsS0FBSyxhQUFhLEtBQUssQ0FBQyxLQUFLLFdBQVcsS0FBSyxRQUFRLElBQUksT0FDdkQsS0FBSyxVQUFVLE9BQU8sS0FBSztDQUM1QztDQUVBLGFBQWEsT0FBcUI7RUFDaEMsS0FBSyxTQUFTO0VBQ2QsTUFBTSxRQUNKLE1BQU0sT0FBTyxPQUFRLE1BQU0sT0FBTyxPQUFRLE1BQU0sT0FBTyxNQUFPLFVBQzVELE1BQU0sT0FBTyxPQUFRLE1BQU0sT0FBTyxNQUFPLGFBQ3pDLE1BQU0sT0FBTyxPQUFRLE1BQU0sT0FBTyxNQUFPLGFBQ3pDO0VBQ0osSUFBSSxVQUFVLFFBQVEsS0FBSyxVQUFVO0VBQ3JDLEtBQUssV0FBVztFQUNoQixLQUFLLFdBQVc7RUFDaEIsSUFBSSxVQUFVLFNBQVMsS0FBSyxNQUFNLEtBQUssV0FBVyxNQUFNLFlBQVksRUFBRSwrQkFBK0I7Q0FDdkc7Q0FFQSxRQUFRLE9BQWUsUUFBeUI7RUFDOUMsS0FBSyxhQUFhLElBQUksWUFBWSxLQUFLLFFBQVE7RUFDL0MsT0FBTyxLQUFLLFNBQVMsT0FBTyxPQUFPLEVBQUUsT0FBTyxDQUFDO0NBQy9DO0NBRUEsTUFBTSxPQUFxQjtFQUN6QixLQUFLLE1BQU0sS0FBSyxLQUFLO0VBQ3JCLEtBQUssY0FBYyxNQUFNO0NBQzNCO0NBRUEsa0JBQTBCO0VBQ3hCLE9BQU8sS0FBSyxjQUFjLGlCQUFpQixLQUFLLFFBQVEsSUFBSTtDQUM5RDtDQUVBLFVBQWtCO0VBQ2hCLE1BQU0sU0FBUyxPQUFPLE9BQU8sS0FBSyxLQUFLO0VBQ3ZDLEtBQUssUUFBUSxDQUFDO0VBQ2QsS0FBSyxXQUFXO0VBQ2hCLE1BQU0sRUFBRSxPQUFPLFdBQVcsVUFBVSxNQUFNO0VBQzFDLElBQUksU0FBUyxRQUFRLElBQUk7R0FDdkIsS0FBSyxXQUFXO0dBQ2hCLEtBQUssTUFBTSxLQUFLLCtGQUErRjtFQUNqSDtFQUNBLE9BQU8sS0FBSyxRQUFRLFFBQVEsSUFBSTtDQUNsQztBQUNGO0FBRUEsU0FBUyxpQkFBaUIsT0FBdUI7Q0FDL0MsSUFBSSxJQUFJO0NBQ1IsT0FBTyxJQUFJLE1BQU0sVUFBVyxNQUFNLEtBQWdCLEtBQU07Q0FDeEQsT0FBTztBQUNUOztBQUdBLFNBQVMsVUFBVSxPQUFrRDtDQUNuRSxJQUFJLFFBQVE7Q0FDWixJQUFJLFNBQVM7Q0FDYixLQUFLLElBQUksSUFBSSxHQUFHLElBQUksTUFBTSxTQUFVO0VBQ2xDLE1BQU0sT0FBTyxNQUFNO0VBQ25CLE1BQU0sU0FBUyxPQUFPLE1BQU8sSUFBSSxPQUFPLE1BQU8sSUFBSSxPQUFPLE1BQU8sSUFBSSxPQUFPLE1BQU8sSUFBSSxPQUFPLE1BQU8sSUFBSTtFQUN6RyxJQUFJLFdBQVcsR0FBRyxVQUFVO09BQ3ZCLElBQUksV0FBVyxHQUFHO09BQ2xCO0dBQ0gsSUFBSSxPQUFPO0dBQ1gsT0FBTyxPQUFPLFVBQVUsSUFBSSxPQUFPLE1BQU0sV0FBWSxNQUFNLElBQUksUUFBbUIsU0FBVSxLQUFNO0dBRWxHLElBQUksSUFBSSxPQUFPLE1BQU0sVUFBVSxTQUFTLFFBQVEsU0FBUyxTQUFTLFVBQVU7R0FDNUUsS0FBSztFQUNQO0NBQ0Y7Q0FDQSxPQUFPO0VBQUU7RUFBTztDQUFPO0FBQ3pCOztBQy9HQSxNQUFNLFFBQVE7QUFDZCxNQUFNLFlBQVk7QUFDbEIsTUFBTSxPQUFPO0FBQ2IsTUFBTSxRQUFRO0FBQ2QsTUFBTSxZQUFZO0FBQ2xCLE1BQU0sYUFBYTs7QUFHbkIsTUFBTSxrQkFBa0IsS0FBSzs7Ozs7OztBQVE3QixJQUFhLGtCQUFiLE1BQTZCO0NBQzNCLFFBQVE7Q0FDUixNQUFNO0NBQ04sU0FBUztDQUNULFlBQVk7Q0FDWixTQUFTO0NBQ1QsU0FBd0M7Q0FDeEMsYUFBYTtDQUNiLGNBQWM7Q0FDZCxlQUFlOztDQUVmLE9BQU87O0NBR1AsSUFBSSxXQUFvQjtFQUN0QixPQUFPLEtBQUssV0FBVztDQUN6QjtDQUVBLElBQUksUUFBaUI7RUFDbkIsT0FBTyxLQUFLLFdBQVc7Q0FDekI7Q0FFQSxLQUFLLE1BQWMsVUFBMEI7RUFDM0MsS0FBSyxTQUFTO0VBQ2QsTUFBTSxNQUFNLEtBQUs7RUFDakIsSUFBSSxLQUFLLEtBQUs7RUFDZCxPQUFPLEtBQUssSUFBSSxRQUFRLE1BQU07R0FDNUIsTUFBTSxJQUFJLElBQUksV0FBVyxFQUFFO0dBQzNCLElBQUksS0FBSyxXQUFXO0lBQ2xCLElBQUksTUFBTSxXQUFXO1NBQ2hCLElBQUksTUFBTSxPQUFPO0tBQ3BCLEtBQUssWUFBWTtLQUNqQixJQUFJLEtBQUssV0FBVyxVQUFVLEtBQUssY0FBYyxJQUFJLE1BQU0sS0FBSyxjQUFjLEVBQUU7SUFDbEY7R0FDRixPQUFPLElBQUksTUFBTSxPQUFPO0lBQ3RCLEtBQUssWUFBWTtJQUNqQixLQUFLLGVBQWUsS0FBSztHQUMzQixPQUFPLElBQUksTUFBTSxRQUFRLE1BQU0sV0FBVztJQUN4QyxJQUFJLEtBQUssV0FBVyxZQUFZLE1BQU0sYUFBYSxLQUFLLFdBQVcsS0FBSyxLQUFLLGdCQUFnQixZQUFZO0tBQ3ZHLEtBQUssU0FBUztLQUNkLEtBQUssYUFBYSxLQUFLLFNBQVM7S0FDaEMsS0FBSyxPQUFPLElBQUksTUFBTSxHQUFHLEVBQUU7SUFDN0IsT0FBTyxJQUFJLEtBQUssV0FBVyxZQUFZLEtBQUssV0FBVyxLQUFLLFlBQVksS0FBSyxTQUFTO0lBQ3RGLEtBQUs7R0FDUCxPQUFPLElBQUksTUFBTSxTQUFTLE1BQU0sWUFBWTtJQUMxQyxLQUFLO0lBQ0wsSUFBSSxLQUFLLFdBQVcsVUFBVTtJQUM5QixJQUFJLEtBQUssV0FBVyxLQUFLLGNBQWMsS0FBSyxXQUFXLElBQUk7S0FDekQsU0FBUyxLQUFLLElBQUksTUFBTSxLQUFLLFFBQVEsS0FBSyxDQUFDLENBQUM7S0FDNUMsS0FBSyxTQUFTO0lBQ2hCLE9BQU8sSUFBSSxLQUFLLFNBQVMsS0FBSyxZQUFZLEtBQUssU0FBUztHQUMxRDtFQUNGO0VBQ0EsTUFBTSxPQUFPLEtBQUssV0FBVyxXQUFXLElBQUksS0FBSyxXQUFXLEtBQUssS0FBSyxTQUFTLEtBQUssSUFBSSxJQUFJLElBQUksTUFBTTtFQUN0RyxLQUFLLFFBQVEsSUFBSSxNQUFNLElBQUk7RUFDM0IsS0FBSyxNQUFNLEtBQUs7RUFDaEIsSUFBSSxLQUFLLGVBQWUsTUFBTSxLQUFLLGdCQUFnQjtFQUNuRCxJQUFJLEtBQUssV0FBVyxJQUFJLEtBQUssU0FBUztFQUN0QyxJQUFJLEtBQUssTUFBTSxTQUFTLGlCQUN0QixNQUFNLElBQUksYUFBYSw0RkFBNEY7Q0FFdkg7QUFDRjs7O0FDbkVBLGdCQUFnQixhQUFhLE9BQThCLFVBQWtCLFFBQTJEO0NBQ3RJLE1BQU0sV0FBVyxJQUFJLGdCQUFnQjtDQUNyQyxJQUFJLFdBQVc7Q0FDZixXQUFXLE1BQU0sUUFBUSxPQUFPO0VBQzlCLE1BQU0sV0FBcUIsQ0FBQztFQUM1QixTQUFTLEtBQUssTUFBTSxRQUFRO0VBQzVCLElBQUksU0FBUyxTQUFTLENBQUMsVUFBVSxXQUFZLE1BQU8sU0FBUyxTQUFTLElBQUk7RUFDMUUsS0FBSyxJQUFJLE9BQU8sR0FBRyxPQUFPLFNBQVMsUUFBUSxRQUFRLFlBQVksTUFBTSxTQUFTLE1BQU0sTUFBTSxPQUFPLFVBQVU7Q0FDN0c7Q0FDQSxJQUFJLENBQUMsU0FBUyxPQUFPLE1BQU0sSUFBSSxhQUFhLEdBQUcsU0FBUywwRUFBMEU7Q0FDbEksSUFBSSxDQUFDLFNBQVMsVUFBVSxNQUFNLElBQUksYUFBYSxHQUFHLFNBQVMsdUZBQXVGO0FBQ3BKOzs7OztBQU1BLGVBQXNCLGVBQ3BCLE9BQ0EsVUFDeUQ7Q0FDekQsTUFBTSwwQkFBVSxJQUFJLElBQWtCO0NBQ3RDLElBQUksV0FBMEI7Q0FDOUIsV0FBVyxNQUFNLFNBQVMsYUFBYSxPQUFPLFdBQVcsU0FBVSxXQUFXLFdBQVcsSUFBSSxDQUFFLEdBQzdGLEtBQUssTUFBTSxRQUFRLE9BQU87RUFDeEIsTUFBTSxVQUFVLGFBQWEsSUFBSTtFQUNqQyxJQUFJLE9BQU8sWUFBWSxVQUFVLEtBQUssTUFBTSxRQUFRLE9BQU8sS0FBSyxRQUFRLFVBQVUsR0FBRyxRQUFRLElBQUksTUFBTSxJQUFJO0NBQzdHO0NBRUYsT0FBTztFQUFFLFNBQVMsQ0FBQyxHQUFHLFFBQVEsS0FBSyxDQUFDO0VBQUc7Q0FBUztBQUNsRDs7QUFHQSxnQkFBdUIsZUFDckIsT0FDQSxTQUNBLFVBQzBCO0NBQzFCLElBQUksaUJBQWlCO0NBQ3JCLFdBQVcsTUFBTSxTQUFTLGFBQWEsT0FBTyxRQUFRLEdBQUc7RUFDdkQsTUFBTSxPQUFtQixDQUFDO0VBQzFCLE1BQU0sYUFBa0MsQ0FBQztFQUN6QyxNQUFNLFNBQXFCLENBQUM7RUFDNUIsS0FBSyxNQUFNLFFBQVEsT0FBTztHQUN4QixNQUFNLFVBQVUsYUFBYSxJQUFJO0dBQ2pDLElBQUksT0FBTyxZQUFZLFVBQVU7SUFDL0IsT0FBTyxLQUFLO0tBQUUsT0FBTyxLQUFLO0tBQVEsUUFBUTtLQUFlLFNBQVM7SUFBUSxDQUFDO0lBQzNFLEtBQUssS0FBSyxDQUFDLEtBQUssTUFBTSxHQUFHLEdBQUcsQ0FBQyxDQUFDO0lBQzlCLFdBQVcsS0FBSyxJQUFJO0dBQ3RCLE9BQU87SUFDTCxLQUFLLEtBQUssUUFBUSxLQUFLLFNBQVMsT0FBTyxRQUFRLFdBQVcsS0FBSyxDQUFDLENBQUM7SUFDakUsV0FBVyxLQUFLLFFBQVEsUUFBUTtHQUNsQztFQUNGO0VBQ0EsTUFBTTtHQUFFO0dBQWdCO0dBQU07R0FBWTtFQUFPO0VBQ2pELGtCQUFrQixLQUFLO0NBQ3pCO0FBQ0Y7O0FBR0EsU0FBUyxhQUFhLE1BQW9DO0NBQ3hELElBQUk7Q0FDSixJQUFJO0VBQ0YsUUFBUSxLQUFLLE1BQU0sSUFBSTtDQUN6QixTQUFTLE9BQU87RUFDZCxPQUFPLG1DQUFtQyxpQkFBaUIsUUFBUSxNQUFNLFVBQVUsT0FBTyxLQUFLLEVBQUU7Q0FDbkc7Q0FDQSxJQUFJLENBQUMsU0FBUyxLQUFLLEtBQUssTUFBTSxTQUFTLFdBQVcsT0FBTztDQUN6RCxNQUFNLEVBQUUsWUFBWSxhQUFhO0NBQ2pDLElBQUksY0FBYyxRQUFRLENBQUMsU0FBUyxVQUFVLEdBQUcsT0FBTztDQUN4RCxJQUFJLFlBQVksU0FBUyxDQUFDLFNBQVMsUUFBUSxLQUFLLE9BQU8sU0FBUyxTQUFTLFdBQVcsT0FBTztDQUUzRixPQUFPO0VBQUUsWUFBWSxjQUFjLENBQUM7RUFBRyxVQUFXLFlBQVk7Q0FBb0M7QUFDcEc7QUFFQSxTQUFTLFNBQVMsT0FBa0Q7Q0FDbEUsT0FBTyxPQUFPLFVBQVUsWUFBWSxVQUFVLFFBQVEsQ0FBQyxNQUFNLFFBQVEsS0FBSztBQUM1RTtBQUVBLFNBQVMsT0FBTyxPQUF3QjtDQUN0QyxJQUFJLFVBQVUsUUFBUSxVQUFVLEtBQUEsR0FBVyxPQUFPO0NBQ2xELE9BQU8sT0FBTyxVQUFVLFdBQVcsUUFBUSxPQUFPLFVBQVUsV0FBVyxLQUFLLFVBQVUsS0FBSyxJQUFJLE9BQU8sS0FBSztBQUM3RztBQUVBLFNBQVMsV0FBVyxNQUE2QjtDQUMvQyxPQUFPLCtDQUErQyxLQUFLLEtBQUssUUFBUSx3QkFBd0IsRUFBRSxDQUFDLENBQUMsR0FBRyxNQUFNO0FBQy9HOzs7QUM5RkEsSUFBYSxtQkFBYixjQUFzQyxhQUFhLENBQUM7Ozs7Ozs7OztBQVVwRCxnQkFBdUIsVUFDckIsUUFDQSxTQUNBLFFBQ3dCO0NBQ3hCLE1BQU0sTUFBTSxVQUFVLFFBQVEsU0FBUyxNQUFNO0NBQzdDLElBQUk7RUFDRixNQUFNLFFBQVEsTUFBTSxJQUFJLEtBQUs7RUFDN0IsSUFBSSxNQUFNLE1BQU0sTUFBTSxJQUFJLGFBQWEsR0FBRyxPQUFPLFNBQVMsV0FBVztFQUNyRSxJQUFJLE1BQU0sTUFBTSxPQUFPLE1BQVEsTUFBTSxNQUFNLE9BQU8sS0FBTTtHQUN0RCxPQUFPLFVBQVUsTUFBTSxPQUFPLEtBQUssT0FBTyxRQUFRO0dBQ2xEO0VBQ0Y7RUFDQSxhQUFhLE1BQU0sT0FBTyxPQUFPLFFBQVE7RUFDekMsTUFBTSxNQUFNO0VBQ1osT0FBTztDQUNULFVBQVU7RUFDUixNQUFNLElBQUksT0FBTyxLQUFBLENBQVM7Q0FDNUI7QUFDRjtBQUVBLGdCQUFnQixVQUNkLFFBQ0EsU0FDQSxRQUN3QjtDQUV4QixJQUFJLE9BQXNCO0NBQzFCLFdBQVcsTUFBTSxTQUFTLE9BQU8sS0FBSyxPQUFPLEdBQUc7RUFDOUMsUUFBUSxlQUFlO0VBQ3ZCLE1BQU0sUUFBZ0IsT0FBTyxVQUFVLFdBQVcsT0FBTyxLQUFLLEtBQUssSUFBSTtFQUN2RSxPQUFPLFNBQVMsT0FBTyxRQUFRLE9BQU8sT0FBTyxDQUFDLE1BQU0sS0FBSyxDQUFDO0VBQzFELElBQUksS0FBSyxTQUFTLEdBQUc7RUFDckIsTUFBTTtFQUNOLE9BQU8sT0FBTyxNQUFNLENBQUM7Q0FDdkI7Q0FDQSxJQUFJLFNBQVMsUUFBUSxLQUFLLFNBQVMsR0FBRyxNQUFNO0FBQzlDOzs7OztBQU1BLGdCQUFnQixVQUFVLE9BQWUsTUFBNkIsVUFBMEM7Q0FDOUcsTUFBTSxTQUFTLGFBQWEsRUFBRSxXQUFXLE9BQVcsQ0FBQztDQUNyRCxJQUFJLFNBQW1CLENBQUM7Q0FDeEIsSUFBSSxVQUF3QztDQUM1QyxJQUFJLGFBQW1CLENBQUM7Q0FDeEIsTUFBTSxXQUFXLElBQUksU0FBZSxZQUFZO0VBQzlDLE9BQU87Q0FDVCxDQUFDO0NBQ0QsT0FBTyxHQUFHLFNBQVMsVUFBa0IsT0FBTyxLQUFLLEtBQUssQ0FBQztDQUN2RCxPQUFPLEdBQUcsVUFBVSxXQUFZLFVBQVUsT0FBUSxLQUFLLEVBQUU7Q0FDekQsT0FBTyxHQUFHLGFBQWEsS0FBSyxDQUFDO0NBQzdCLE1BQU0sU0FBUyxVQUNiLFFBQVEsS0FBSyxDQUFDLElBQUksU0FBZSxZQUFZLE9BQU8sTUFBTSxhQUFhLFFBQVEsQ0FBQyxDQUFDLEdBQUcsUUFBUSxDQUFDO0NBRS9GLElBQUksUUFBUTtDQUNaLE1BQU0sYUFBdUI7RUFDM0IsTUFBTSxRQUFRO0VBQ2QsU0FBUyxDQUFDO0VBQ1YsSUFBSSxDQUFDLFNBQVMsTUFBTSxJQUFJLFFBQVMsTUFBTyxhQUFhLE1BQU0sSUFBSSxRQUFRO0VBQ3ZFLE9BQU87Q0FDVDtDQUNBLElBQUk7RUFDRixJQUFJLFVBQVUsTUFBTSxLQUFLO0VBQ3pCLFdBQVcsTUFBTSxTQUFTLE1BQU07R0FDOUIsTUFBTTtHQUNOLE1BQU0sUUFBUSxLQUFLO0dBQ25CLElBQUksU0FBUztHQUNiLFVBQVUsTUFBTSxLQUFLO0dBQ3JCLE9BQU87RUFDVDtFQUNBLE1BQU07RUFDTixJQUFJLENBQUMsU0FBUyxPQUFPLElBQUk7RUFDekIsTUFBTTtFQUNOLE9BQU8sS0FBSztFQUNaLElBQUksU0FBUyxNQUFNLFFBQVEsU0FBUyxRQUFRO0VBQzVDLElBQUksQ0FBQyxPQUFPLE1BQU0sSUFBSSxhQUFhLEdBQUcsU0FBUyw2QkFBNkI7Q0FDOUUsVUFBVTtFQUNSLE9BQU8sUUFBUTtDQUNqQjtBQUNGO0FBRUEsU0FBUyxRQUFRLFNBQWdDLFVBQW9DO0NBQ25GLE9BQU8sUUFBUSxTQUFTLGdCQUNwQixJQUFJLGlCQUFpQixHQUFHLFNBQVMsc0ZBQXNGLElBQ3ZILElBQUksaUJBQWlCLEdBQUcsU0FBUyxtREFBbUQsUUFBUSxRQUFRLG1CQUFtQjtBQUM3SDtBQUVBLE1BQU0sYUFBc0Y7Q0FDMUY7RUFBQztFQUFZO0VBQXFDO0NBQXNDO0NBQ3hGO0VBQUM7RUFBWTtFQUErQjtDQUF3QjtDQUNwRTtFQUFDO0VBQVk7RUFBUztDQUFzQztDQUM1RDtFQUFDO0VBQVk7RUFBc0I7Q0FBNkI7Q0FDaEU7RUFBQztFQUFZO0VBQXdCO0NBQTZCO0NBQ2xFO0VBQUM7RUFBVTtFQUF5QjtDQUE2QjtDQUNqRTtFQUFDO0VBQVE7RUFBb0I7Q0FBcUI7Q0FDbEQ7RUFBQztFQUFZO0VBQWtCO0NBQXNDO0FBQ3ZFO0FBRUEsU0FBUyxhQUFhLE1BQWMsVUFBd0I7Q0FDMUQsTUFBTSxNQUFNLEtBQUssU0FBUyxHQUFHLENBQUMsQ0FBQyxDQUFDLFNBQVMsS0FBSztDQUM5QyxNQUFNLFFBQVEsV0FBVyxNQUFNLENBQUMsZUFBZSxJQUFJLFdBQVcsU0FBUyxDQUFDO0NBQ3hFLElBQUksT0FBTyxNQUFNLElBQUksYUFBYSxHQUFHLFNBQVMsTUFBTSxNQUFNLEdBQUcseUJBQXlCLE1BQU0sSUFBSTtDQUNoRyxNQUFNLFFBQVEsSUFBSSxXQUFXLE1BQU0sS0FBSyxJQUFJLFdBQVcsTUFBTTtDQUM3RCxNQUFNLFNBQVMsS0FBSyxTQUFTLEdBQUcsSUFBSTtDQUNwQyxJQUFJLFFBQVE7Q0FDWixLQUFLLE1BQU0sUUFBUSxRQUFRLElBQUksU0FBUyxHQUFHO0NBRTNDLElBQUksQ0FBQyxTQUFTLFFBQVEsS0FBSyxRQUFRLEtBQUssT0FBTyxRQUM3QyxNQUFNLElBQUksYUFBYSxHQUFHLFNBQVMscUJBQXFCLE1BQU0sMkJBQTJCLE9BQU8sT0FBTyx3QkFBd0I7QUFFbkk7Ozs7Ozs7Ozs7QUN4R0EsZUFBc0IsU0FBUyxRQUFzQixVQUF1QixDQUFDLEdBQXNCO0NBQ2pHLE1BQU0sU0FBUyxJQUFJLFdBQVcsUUFBUSxZQUFZLE1BQU07Q0FDeEQsTUFBTSxRQUFRLFFBQVEsUUFBUSxRQUFRLFFBQVEsa0JBQWtCLENBQUMsSUFBSSxRQUFRLE1BQU07Q0FDbkYsTUFBTSxRQUFrQixDQUFDO0NBQ3pCLE1BQU0sTUFBTSxFQUFFLGFBQWEsQ0FBQyxHQUFHLE9BQU8sT0FBTyxHQUFHLEtBQUssRUFBRTtDQUN2RCxNQUFNLE9BQU8sTUFBTSxPQUFPLEtBQUs7Q0FDL0IsSUFBSSxTQUFTLElBQUksTUFBTSxJQUFJLGFBQWEsR0FBRyxPQUFPLFNBQVMsV0FBVztDQUN0RSxNQUFNLFVBQVUsUUFBMkIsU0FBbUIsYUFBZ0Q7RUFDNUc7RUFDQTtFQUNBLElBQUksUUFBUTtHQUFFLE9BQU8sSUFBSSxNQUFNO0VBQUc7RUFDbEMsZ0JBQWdCLE9BQU87RUFDdkIsU0FBUyxZQUFZLFNBQVMsT0FBTyxVQUFVLEtBQUs7Q0FDdEQ7Q0FFQSxJQUFJLFNBQVMsS0FBSyxJQUFJLEdBQUc7RUFDdkIsTUFBTSxNQUFNLE9BQU8sS0FBQSxDQUFTO0VBQzVCLE1BQU0sY0FBcUU7R0FDekUsTUFBTSxNQUFNLElBQUksV0FBVyxRQUFRLFlBQVksTUFBTTtHQUNyRCxPQUFPO0lBQUUsUUFBUTtJQUFLLE9BQU8sUUFBUSxRQUFRLEtBQUssUUFBUSxrQkFBa0IsQ0FBQyxJQUFJLFFBQVEsTUFBTTtHQUFFO0VBQ25HO0VBQ0EsTUFBTSxRQUFRLE1BQU0sZUFBZSxNQUFNLENBQUMsQ0FBQyxPQUFPLE9BQU8sUUFBUTtFQUNqRSxJQUFJLE1BQU0sYUFBYSxNQUFNLE1BQU0sS0FBSyx1Q0FBdUMsTUFBTSxTQUFTLEVBQUU7RUFDaEcsT0FBTyxPQUFPLFdBQVcsTUFBTSxTQUFTLGVBQWUsTUFBTSxDQUFDLENBQUMsT0FBTyxNQUFNLFNBQVMsT0FBTyxRQUFRLENBQUM7Q0FDdkc7Q0FDQSxJQUFJLFNBQVMsS0FBSyxJQUFJLEdBQUcsTUFBTSxJQUFJLGFBQWEsR0FBRyxPQUFPLFNBQVMsdUVBQXVFO0NBQzFJLE1BQU0sRUFBRSxTQUFTLFlBQVksTUFBTSxRQUFRLE9BQU8sTUFBTSxPQUFPLFFBQVE7Q0FDdkUsTUFBTSxXQUFXLFFBQVEsUUFBUSxNQUFNLE1BQU0sU0FBUyxNQUFNLFFBQVEsUUFBUSxJQUFJLE1BQU0sQ0FBQztDQUN2RixJQUFJLFNBQVMsU0FBUyxHQUFHLE1BQU0sS0FBSyw2QkFBNkIsQ0FBQyxHQUFHLElBQUksSUFBSSxRQUFRLENBQUMsQ0FBQyxDQUFDLEtBQUssSUFBSSxFQUFFLHNDQUFzQztDQUN6SSxPQUFPLE9BQU8sT0FBTyxTQUFTLE9BQU87QUFDdkM7QUFFQSxnQkFBZ0IsUUFBUSxRQUFzQixRQUFvQixTQUFzQyxRQUF5RDtDQUMvSixXQUFXLE1BQU0sU0FBUyxVQUFVLFFBQVEsU0FBUyxNQUFNLEdBRXpELEtBQUssSUFBSSxPQUFPLEdBQUcsT0FBTyxNQUFNLFFBQVEsUUFBUSxhQUFhO0VBQzNELE1BQU0sT0FBTyxPQUFPLEtBQUssTUFBTSxTQUFTLE1BQU0sT0FBTyxXQUFXLENBQUM7RUFDakUsSUFBSSxTQUFTLElBQUksTUFBTTtDQUN6QjtDQUVGLE1BQU0sT0FBTyxPQUFPLElBQUk7Q0FDeEIsSUFBSSxTQUFTLElBQUksTUFBTTtBQUN6QjtBQUVBLE1BQU0sY0FBYzs7QUFHcEIsZUFBZSxPQUFPLE9BQWdEO0NBQ3BFLElBQUksT0FBTztDQUNYLE9BQU8sS0FBSyxVQUFVLE1BQU0sSUFBSTtFQUM5QixNQUFNLE9BQU8sTUFBTSxNQUFNLEtBQUs7RUFDOUIsSUFBSSxLQUFLLE1BQU0sT0FBTyxLQUFLLEtBQUs7RUFDaEMsUUFBUSxLQUFLO0NBQ2Y7Q0FDQSxPQUFPO0FBQ1Q7O0FBR0EsZ0JBQWdCLFlBQVksU0FBa0MsVUFBa0IsT0FBMkM7Q0FDekgsSUFBSSxPQUFPO0NBQ1gsSUFBSTtFQUNGLFdBQVcsTUFBTSxTQUFTLFNBQVM7R0FDakMsUUFBUSxNQUFNLEtBQUs7R0FDbkIsTUFBTTtFQUNSO0NBQ0YsU0FBUyxPQUFPO0VBQ2QsSUFBSSxFQUFFLGlCQUFpQixtQkFBbUIsTUFBTTtFQUNoRCxNQUFNLElBQUksaUJBQWlCLEdBQUcsTUFBTSxRQUFRLEdBQUcsS0FBSyxxQ0FBcUM7Q0FDM0Y7Q0FDQSxJQUFJLFNBQVMsR0FBRyxNQUFNLEtBQUssR0FBRyxTQUFTLDJCQUEyQjtBQUNwRTs7Ozs7OztBQ25GQSxlQUFzQixXQUFXLE1BQXFDO0NBQ3BFLE1BQU0sUUFBUSxNQUFNLEtBQUssSUFBSSxDQUFDLENBQUMsT0FBTyxVQUFpQztFQUNyRSxNQUFNLElBQUksYUFBYSxNQUFNLFNBQVMsV0FBVyxvQkFBb0IsS0FBSyxLQUFLLEdBQUcsS0FBSyxtQkFBbUIsTUFBTSxRQUFRLEVBQUU7Q0FDNUgsQ0FBQztDQUNELElBQUksQ0FBQyxNQUFNLE9BQU8sR0FBRyxNQUFNLElBQUksYUFBYSxHQUFHLEtBQUssZ0JBQWdCO0NBQ3BFLE9BQU87RUFDTCxVQUFVLFNBQVMsSUFBSTtFQUN2QixZQUFZLE1BQU07RUFDbEIsS0FBSyxTQUFTO0dBQ1osTUFBTSxTQUFTLGlCQUFpQixNQUFNLEVBQUUsZUFBZSxPQUFXLENBQUM7R0FDbkUsSUFBSSxPQUFPO0dBQ1gsT0FBTyxHQUFHLFNBQVMsVUFBVSxRQUFTLFFBQVEsTUFBTSxNQUFPLENBQUM7R0FDNUQsT0FBTztFQUNUO0NBQ0Y7QUFDRjs7QUN2QnFGLE1BQU0sUUFBTSxDQUFDLDhFQUFDO0FBQ25HLEtBQUksSUFBSSxJQUFFLEdBQUUsSUFBRSxLQUFJLEtBQUksTUFBTSxLQUFLLElBQUksRUFBRSxXQUFXLE9BQU8sSUFBRSxLQUFHLENBQUMsQ0FBQyxDQUFDLFNBQVMsR0FBRSxHQUFHLEVBQUUsTUFBTSxPQUFPLElBQUUsRUFBRSxDQUFDLENBQUMsU0FBUyxHQUFFLEdBQUcsRUFBRSwrQkFBK0IsRUFBRSxRQUFRLEVBQUUsV0FBVyxJQUFFLElBQUssS0FBSyxNQUFJLElBQUUsSUFBQSxDQUFLLFFBQVEsQ0FBQyxFQUFFLElBQUksS0FBRyxJQUFFLElBQUEsQ0FBSyxRQUFRLENBQUMsRUFBRSxHQUFHO0FBQ3hPLGNBQWMsZUFBYyxNQUFNLEtBQUssRUFBRSxDQUFDO0FBQzFDLEtBQUksSUFBSSxJQUFFLEdBQUUsSUFBRSxHQUFFLEtBQUk7Q0FBQyxNQUFNLElBQUUsWUFBWSxJQUFJO0NBQUUsTUFBTSxNQUFJLE1BQU0sU0FBUyxNQUFNLFdBQVcsYUFBYSxDQUFDO0NBQUUsSUFBSSxJQUFFO0NBQUUsV0FBVSxNQUFNLEtBQUssSUFBSSxTQUFRLEtBQUcsRUFBRSxLQUFLO0NBQU8sUUFBUSxJQUFJLEdBQUUsWUFBWSxJQUFJLElBQUUsR0FBRSxRQUFRLFlBQVksQ0FBQyxDQUFDLE1BQUksR0FBRztBQUFDIn0=