import { CRSS, type StatedPosition } from "../../../server/contract/primitives.ts";

/** What people call the reference systems, in lower case without spaces and hyphens. */
const NAMES: Readonly<Record<string, StatedPosition["crs"]>> = {
  wgs84: "wgs84", gps: "wgs84", cgcs2000: "cgcs2000", 国家2000: "cgcs2000", "2000": "cgcs2000", gcj02: "gcj02", 火星: "gcj02", 高德: "gcj02", bd09: "bd09", 百度: "bd09",
};

/** Why a pair of numbers is no position: `order`, latitude stands first; `metres`, projected coordinates, which are not taken. */
export type CoordinateProblem = "out_of_range" | "order" | "metres";

export interface CoordinateText {
  /** One where the text names its reference system, else one for each, since the numbers do not tell. */
  readonly stated: readonly StatedPosition[];
  readonly problem: CoordinateProblem | null;
}

const NOTHING: CoordinateText = { stated: [], problem: null };
const LABEL = "北纬|南纬|东经|西经|纬度|经度|latitude|longitude|lat|lng|lon|[NSEW](?=\\s*[\\d:])";
const ANGLE = String.raw`[+-]?\d{1,3}(?:\.\d+)?(?:\s*°(?:\s*\d{1,2}(?:\.\d+)?\s*′(?:\s*\d{1,2}(?:\.\d+)?\s*″)?)?)?`;
const PART = String.raw`(${LABEL})?[:=]?\s*(${ANGLE})\s*([NSEW](?!\p{Letter}))?`;
const BETWEEN = String.raw`(?:\s*[,;、]\s*|\s+|(?<=[NSEW°′″])|(?=[北南东西]))`;
const TEXT = new RegExp(String.raw`^\(?\s*${PART}${BETWEEN}${PART}\s*\)?\s*,?\s*([\p{Letter}\d\s-]*)$`, "iu");
const METRES = /^\(?\s*[+-]?\d{6,8}(?:\.\d+)?(?:\s*[,;、]\s*|\s+)[+-]?\d{6,8}(?:\.\d+)?\s*\)?\s*,?\s*[\p{Letter}\d\s-]*$/u;

/** The positions that a typed text states, longitude first unless it says which is which. */
export function readCoordinateText(text: string): CoordinateText {
  const plain = plainSigns(text);
  if (METRES.test(plain)) return { stated: [], problem: "metres" };
  const [, label1, angle1, letter1, label2, angle2, letter2, named = ""] = TEXT.exec(plain) ?? [];
  if (angle1 === undefined || angle2 === undefined) return NOTHING;
  const name = named.toLowerCase().replaceAll(/[\s-]/gu, "");
  const crs = NAMES[name];
  if (name !== "" && crs === undefined) return NOTHING;
  const [one, other] = [readAngle(angle1, label1 ?? letter1), readAngle(angle2, label2 ?? letter2)];
  if (one.axis !== null && one.axis === other.axis) return NOTHING;
  const isTurned = one.axis === "lat" || other.axis === "lng";
  const [x, y] = isTurned ? [other.degrees, one.degrees] : [one.degrees, other.degrees];
  if (!isPosition(x, y)) return { stated: [], problem: one.axis === null && other.axis === null && isPosition(y, x) ? "order" : "out_of_range" };
  return { stated: CRSS.filter((known) => crs === undefined || known === crs).map((known) => ({ x, y, crs: known })), problem: null };
}

function isPosition(x: number, y: number): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

/** Full-width signs, Chinese units and the quotes that keyboards have, as one sign each. */
function plainSigns(text: string): string {
  const signs: Readonly<Record<string, string>> = { 度: "°", º: "°", 分: "′", "'": "′", "’": "′", 秒: "″", '"': "″", "”": "″" };
  return text.trim().replaceAll(/(?<=[\d０-９]\s*)[度º分'’秒"”]/gu, (sign) => signs[sign] ?? sign).replaceAll(/[，；：（）＝０-９．Ａ-Ｚａ-ｚ　＋－]/gu, (wide) => wide.normalize("NFKC"));
}

function readAngle(text: string, said: string | undefined): { degrees: number; axis: "lng" | "lat" | null } {
  const [degrees = 0, minutes = 0, seconds = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  const size = degrees + minutes / 60 + seconds / 3600;
  const word = (said ?? "").toLowerCase();
  const isNegative = text.startsWith("-") !== /^(南|西|s$|w$)/u.test(word);
  return { degrees: isNegative ? -size : size, axis: word === "" ? null : /纬|^lat|^[ns]$/u.test(word) ? "lat" : "lng" };
}
