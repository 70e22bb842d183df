import { createWallClock, type WallClock } from "./wall-clock.ts";

/** In which order a date with the year last is written, where the file's owner said so. */
export const DATE_ORDERS = ["mdy", "dmy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface TimeProblem {
  reason: "unreadable_date" | "ambiguous_date" | "no_time_zone";
  message: string;
}

const DAY_MS = 86_400_000;
/** 30 December 1899, day 0 of Excel's calendar, in days since 1970. */
const EXCEL_EPOCH_DAY = -25_569;

const TIME = String.raw`(?:[T\s]*(上午|下午|AM|PM)?\s*(\d{1,2})[:：时](?:(\d{1,2})(?:[:：分](?:(\d{1,2})(?:[.,](\d{1,9}))?秒?)?)?)?\s*(AM|PM|A\.M\.|P\.M\.)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${TIME}$`, "i");
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}$`, "i");
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2}))?$/;
const EXCEL_SERIAL = /^\d{5}(?:\.\d+)?$/;

/**
 * Reads the times of one file as instants in ms since 1970.
 *
 * Understood: ISO 8601 with or without offset; `2018-01-01 00:00:00`, `2018/1/1 0:00`,
 * `2018年1月1日 8时30分`, `20180101`, `01/31/2018 11:05:00 PM`, and the day numbers that Excel
 * exports from unformatted cells. With the year last, a date such as 01/02/2018 can be read two
 * ways: it is refused unless the order was stated; 01/31/2018 cannot be misread and is taken.
 * Times without offset need a zone; a date without time is the midnight with which it begins.
 */
export class TimeReader {
  /** What was wrong with the last text, after `read` gave NaN. */
  problem: TimeProblem | null = null;
  /** Whether day numbers of Excel were met. */
  sawExcelSerials = false;
  #clock: WallClock | null;
  #order: DateOrder | null;

  constructor(timeZone: string | undefined, order: DateOrder | null) {
    this.#clock = timeZone === undefined ? null : createWallClock(timeZone);
    this.#order = order;
  }

  /** The instant in ms, or NaN. */
  read(text: string): number {
    const wall = isoWall(text);
    if (wall === wall) return this.#inZone(wall);
    return this.#readSlowly(text.trim());
  }

  #inZone(wallMs: number): number {
    if (this.#clock !== null) return this.#clock.instantOf(wallMs);
    return this.#fail("no_time_zone", "The time carries no offset and no time zone was stated.");
  }

  #fail(reason: TimeProblem["reason"], message: string): number {
    this.problem = { reason, message };
    return NaN;
  }

  #readSlowly(text: string): number {
    const first = YEAR_FIRST.exec(text);
    if (first) return this.#combine(text, first[1], first[2], first[3], first);
    const last = YEAR_LAST.exec(text);
    if (last) return this.#yearLast(text, last);
    const compact = COMPACT.exec(text);
    if (compact) return this.#combine(text, compact[1], compact[2], compact[3], [, , , , undefined, compact[4] ?? "0", compact[5], compact[6]]);
    if (EXCEL_SERIAL.test(text)) {
      this.sawExcelSerials = true;
      const days = Number(text) + EXCEL_EPOCH_DAY;
      return this.#inZone(Math.round(days * 86_400) * 1000);
    }
    return this.#unreadable(text);
  }

  #unreadable(text: string): number {
    return this.#fail("unreadable_date", `"${shortened(text)}" is not a time that can be read, such as 2018-01-31 23:05:00 or 2018-01-31T23:05:00+08:00.`);
  }

  #yearLast(text: string, match: RegExpExecArray): number {
    const one = Number(match[1]);
    const two = Number(match[2]);
    if (this.#order === null && one <= 12 && two <= 12 && one !== two) {
      return this.#fail("ambiguous_date", `"${shortened(text)}" can be read as month/day or day/month: state --set date_order=mdy or dmy.`);
    }
    const monthFirst = this.#order === null ? two > 12 || one === two : this.#order === "mdy";
    return this.#combine(text, match[3], monthFirst ? match[1] : match[2], monthFirst ? match[2] : match[1], match);
  }

  #combine(text: string, year: string | undefined, month: string | undefined, day: string | undefined, time: ArrayLike<string | undefined>): number {
    const days = daysSince1970(Number(year), Number(month), Number(day));
    let hour = Number(time[5] ?? 0);
    const minute = Number(time[6] ?? 0);
    const second = Number(time[7] ?? 0);
    const half = (time[4] ?? time[9])?.toUpperCase().replaceAll(".", "").replace("上午", "AM").replace("下午", "PM");
    if (half !== undefined && (hour < 1 || hour > 12)) return this.#unreadable(text);
    if (half !== undefined) hour = (hour % 12) + (half === "PM" ? 12 : 0);
    if (!(days === days && hour < 24 && minute < 60 && second < 60)) return this.#unreadable(text);
    const milliseconds = time[8] === undefined ? 0 : Math.floor(Number(`0.${time[8]}`) * 1000);
    const wall = days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
    const offset = time[10];
    if (offset === undefined) return this.#inZone(wall);
    if (!/\d/.test(offset)) return wall;
    const minutes = Number(offset.slice(1, 3)) * 60 + (offset.length > 3 ? Number(offset.slice(-2)) : 0);
    if (minutes > 18 * 60 || Number(offset.slice(-2)) > 59) return this.#unreadable(text);
    return wall - (offset.startsWith("-") ? -minutes : minutes) * 60_000;
  }
}

/** Wall time in ms of `YYYY-MM-DD HH:MM:SS` exactly, with - or / and a space or T; NaN for anything else. */
function isoWall(text: string): number {
  if (text.length !== 19) return NaN;
  const dash = text.charCodeAt(4);
  const middle = text.charCodeAt(10);
  if ((dash !== 45 && dash !== 47) || text.charCodeAt(7) !== dash || (middle !== 32 && middle !== 84)) return NaN;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NaN;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const days = daysSince1970(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
  return hour < 24 && minute < 60 && second < 60 ? days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/**
 * Days from 1 January 1970 to a date of the Gregorian calendar, NaN for dates that are none or lie
 * before 1900 or after 2199. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
function daysSince1970(year: number, month: number, day: number): number {
  if (!(year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
