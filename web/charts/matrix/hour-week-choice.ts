/** Hours 0 to 23 and ISO weekdays 1 (Monday) to 7; an empty list stands for all. */
export interface HourWeekChoice { hours: readonly number[]; weekdays: readonly number[]; }

/** One hour of one weekday. */
export interface WeekHour { weekday: number; hour: number; }

export const ALL_HOURS: HourWeekChoice = { hours: [], weekdays: [] };

const rangeOf = (a: number, b: number) => Array.from({ length: Math.abs(a - b) + 1 }, (_, at) => Math.min(a, b) + at);

/** The rectangle from one cell to another; all hours or all weekdays are told as none, since they restrict nothing. */
export function chooseRectangle(from: WeekHour, to: WeekHour): HourWeekChoice {
  return normalised(rangeOf(from.hour, to.hour), rangeOf(from.weekday, to.weekday));
}

/** The choice with one hour or weekday more or less, for the heads of columns and rows. */
export function toggleHour({ hours, weekdays }: HourWeekChoice, hour: number): HourWeekChoice {
  return normalised(toggled(hours, hour), weekdays);
}
export function toggleWeekday({ hours, weekdays }: HourWeekChoice, weekday: number): HourWeekChoice {
  return normalised(hours, toggled(weekdays, weekday));
}

/** True where nothing is restricted. */
export function isAll({ hours, weekdays }: HourWeekChoice): boolean {
  return hours.length === 0 && weekdays.length === 0;
}

/** True for a cell that the choice includes. */
export function includes({ hours, weekdays }: HourWeekChoice, { hour, weekday }: WeekHour): boolean {
  return (hours.length === 0 || hours.includes(hour)) && (weekdays.length === 0 || weekdays.includes(weekday));
}

function toggled(values: readonly number[], value: number): readonly number[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value].toSorted((a, b) => a - b);
}
function normalised(hours: readonly number[], weekdays: readonly number[]): HourWeekChoice {
  return { hours: hours.length === 24 ? [] : hours, weekdays: weekdays.length === 7 ? [] : weekdays };
}
