import type { FieldContext, Reading } from "./field-table.ts";
import { readInstant } from "./read-instant.ts";

/** Readers of one cell of a file each. They get text that is not empty and say why they refuse. */

const refuse = (reason: string, message: string) => ({ reason, message });

export function text(value: string): Reading<string> {
  // PostgreSQL cannot keep U+0000, and it never means anything in a name.
  return { value: value.replaceAll("\0", "") };
}

export function integer(value: string): Reading<number> {
  const number = Number(value.replaceAll(/[,，\s]/g, ""));
  if (!Number.isInteger(number) || Math.abs(number) > 2_147_483_647) return refuse("not_a_whole_number", `"${value}" is not a whole number.`);
  return { value: number };
}

export function count(value: string): Reading<number> {
  const reading = integer(value);
  if ("value" in reading && reading.value < 0) return refuse("negative", `"${value}" is below zero.`);
  return reading;
}

export function decimal(value: string): Reading<number> {
  const number = Number(value.replaceAll(/\s/g, ""));
  return Number.isFinite(number) ? { value: number } : refuse("not_a_number", `"${value}" is not a number.`);
}

const YES = ["yes", "y", "true", "t", "1", "是", "√"];
const NO = ["no", "n", "false", "f", "0", "否", "×"];

export function yesOrNo(value: string): Reading<boolean> {
  const word = value.toLowerCase();
  if (YES.includes(word)) return { value: true };
  if (NO.includes(word)) return { value: false };
  return refuse("not_yes_or_no", `"${value}" is neither yes nor no (${YES.join(", ")}; ${NO.join(", ")}).`);
}

/** One of a closed list; each value with the other words that mean it. */
export function oneOf<T extends string>(words: Readonly<Record<T, readonly string[]>>): (value: string) => Reading<T> {
  const meaning = new Map<string, T>();
  for (const [name, others] of Object.entries(words) as [T, readonly string[]][]) {
    for (const word of [name, ...others]) meaning.set(word.toLowerCase(), name);
  }
  return (value) => {
    const found = meaning.get(value.toLowerCase());
    return found === undefined ? refuse("not_in_list", `"${value}" is not one of ${[...meaning.keys()].join(", ")}.`) : { value: found };
  };
}

/** Codes in one cell, separated by `;`, `,`, `|` or their Chinese forms. */
export function codes(value: string): Reading<string[]> {
  return { value: [...new Set(value.split(/[;；,，、|]/).map((code) => code.trim()).filter((code) => code !== ""))] };
}

/** Minutes since midnight from `22:00`; `24:00` is 1440. */
export function minuteOfDay(value: string): Reading<number> {
  const match = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(value);
  const minute = match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
  if (!(minute <= 1440) || Number(match?.[2]) > 59) return refuse("not_a_time_of_day", `"${value}" is not a time of day such as 22:00.`);
  return { value: minute };
}

/** An instant: with offset as it stands; a date or local time in the import's time zone. */
export function instant(value: string, context: FieldContext): Reading<Date> {
  const at = readInstant(value, context.timeZone);
  if (at === undefined) return refuse("not_a_time", `"${value}" is not a date or time such as 2026-01-31 or 2026-01-31 08:00.`);
  return { value: at };
}
