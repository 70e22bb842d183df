import { CRSS, type StatedPosition } from "../../../server/contract/primitives.ts";

/** What people call the reference systems, in lower case without spaces and hyphens. */
const NAMES: Readonly<Record<string, StatedPosition["crs"]>> = {
  wgs84: "wgs84", gps: "wgs84", cgcs2000: "cgcs2000", 国家2000: "cgcs2000", "2000": "cgcs2000", gcj02: "gcj02", 火星: "gcj02", 高德: "gcj02", bd09: "bd09", 百度: "bd09",
};
const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*°?`;
const TEXT = new RegExp(String.raw`^\(?\s*${NUMBER}\s*(?:[,，;；]\s*|\s+)${NUMBER}\s*\)?\s*[,，]?\s*([\p{Letter}\d\s-]*)$`, "u");

/**
 * The positions that a typed text states, longitude first: one where it names its reference system, else one for each,
 * since the numbers do not tell. None for a text that is no pair of degrees.
 */
export function readCoordinateText(text: string): StatedPosition[] {
  const [, x, y, named = ""] = TEXT.exec(text.trim()) ?? [];
  if (x === undefined || y === undefined || Math.abs(Number(x)) > 180 || Math.abs(Number(y)) > 90) return [];
  const name = named.toLowerCase().replaceAll(/[\s-]/gu, "");
  const crs = NAMES[name];
  if (name !== "" && crs === undefined) return [];
  return CRSS.filter((known) => crs === undefined || known === crs).map((known) => ({ x: Number(x), y: Number(y), crs: known }));
}
