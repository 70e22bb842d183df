import type { Geometry } from "geojson";
import { InvalidError } from "../../errors.ts";
import { said } from "../../said.ts";
import { BATCH_ROWS } from "./csv-table.ts";
import { holdsUnreadable, type RowBatch, type RowFault } from "./row-table.ts";
import { FeatureSplitter } from "./split-features.ts";

type Properties = Record<string, unknown>;
interface ReadFeature {
  properties: Properties;
  geometry: Geometry | null;
}

/** Gives the texts of all features in groups; checks that the collection is whole. */
async function* featureTexts(texts: AsyncIterable<string>, fileName: string, onHead?: (head: string) => void): AsyncGenerator<string[]> {
  const splitter = new FeatureSplitter();
  let headTold = false;
  for await (const text of texts) {
    const features: string[] = [];
    splitter.push(text, features);
    if (splitter.found && !headTold) {
      headTold = true;
      onHead?.(splitter.head);
    }
    for (let from = 0; from < features.length; from += BATCH_ROWS) yield features.slice(from, from + BATCH_ROWS);
  }
  if (!splitter.found) throw new InvalidError(said(
    `${fileName} is JSON but not a GeoJSON FeatureCollection: it has no list of features.`,
    `${fileName} 是 JSON，但不是 GeoJSON FeatureCollection：没有要素列表。`,
  ));
  if (!splitter.complete) throw new InvalidError(said(
    `${fileName} stops in the middle of its list of features: it was not copied whole. Fetch it again.`,
    `${fileName} 的要素列表中途断了：文件没有拷全，请重新取一份。`,
  ));
}

/**
 * The names of all properties in the order in which they first appear, from one pass over the
 * file: features need not carry the same ones. Also the reference system, if one is named.
 */
export async function geoJsonColumns(
  texts: AsyncIterable<string>,
  fileName: string,
): Promise<{ columns: string[]; namedCrs: string | null }> {
  const columns = new Map<string, true>();
  let namedCrs: string | null = null;
  for await (const group of featureTexts(texts, fileName, (head) => (namedCrs = crsNamedIn(head)))) {
    for (const text of group) {
      const feature = parseFeature(text);
      if (typeof feature !== "string") for (const name of Object.keys(feature.properties)) columns.set(name, true);
    }
  }
  return { columns: [...columns.keys()], namedCrs };
}

/** The features as rows: one value per column, in the text that a table would hold. */
export async function* geoJsonBatches(
  texts: AsyncIterable<string>,
  columns: readonly string[],
  fileName: string,
): AsyncGenerator<RowBatch> {
  let firstRowNumber = 1;
  for await (const group of featureTexts(texts, fileName)) {
    const rows: string[][] = [];
    const geometries: (Geometry | null)[] = [];
    const faults: RowFault[] = [];
    for (const text of group) {
      const feature = parseFeature(text);
      if (typeof feature === "string") {
        faults.push({ index: rows.length, reason: "bad_feature", message: feature });
        rows.push([text.slice(0, 200)]);
        geometries.push(null);
      } else {
        rows.push(columns.map((name) => textOf(feature.properties[name])));
        geometries.push(feature.geometry);
      }
    }
    // JSON writes NUL as an escape, so the values are what to look at.
    const unreadable = rows.some((row) => row.some(holdsUnreadable));
    yield { firstRowNumber, rows, geometries, unreadable, faults };
    firstRowNumber += rows.length;
  }
}

/** The feature, or what is wrong with it. */
function parseFeature(text: string): ReadFeature | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `This feature is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
  if (!isObject(value) || value.type !== "Feature") return 'This is not a GeoJSON feature: its "type" is not "Feature".';
  const { geometry } = value;
  const properties = MAYBE_LONG_INTEGER.test(text) ? (JSON.parse(withLongIntegersQuoted(text)) as typeof value).properties : value.properties;
  if (properties != null && !isObject(properties)) return 'The "properties" of this feature are not an object.';
  if (geometry != null && (!isObject(geometry) || typeof geometry.type !== "string")) return 'The "geometry" of this feature has no type.';
  // Members beyond the type are for whoever uses the geometry to check: only they know what they need.
  return { properties: properties ?? {}, geometry: (geometry ?? null) as unknown as Geometry | null };
}

const MAYBE_LONG_INTEGER = /(?<![.\d])\d{16}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * The same JSON with integers that a double cannot hold as text, digit by digit: codes and numbers of
 * records are often that long, and rounded ones would fall together.
 */
function withLongIntegersQuoted(text: string): string {
  return text.replace(STRING_OR_NUMBER, (token) => {
    const digits = /^(-?\d{16,})(?:\.0+)?$/.exec(token)?.[1];
    return digits === undefined || Number.isSafeInteger(Number(digits)) ? token : `"${digits}"`;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function crsNamedIn(head: string): string | null {
  return /"crs"\s*:\s*\{[^[\]]*?"name"\s*:\s*"([^"]+)"/.exec(head.replace(/"type"\s*:\s*"name"/g, ""))?.[1] ?? null;
}
