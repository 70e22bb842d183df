import { includes, isAll, type HourWeekChoice } from "./hour-week-choice.ts";

/**
 * For each of the 168 cells, (weekday - 1) × 24 + hour, whether it is chosen and on which sides the choice ends there,
 * so that it can be outlined as a whole: `chosen top left`, or nothing.
 */
export function chosenEdges(choice: HourWeekChoice): readonly string[] {
  const isChosen = (weekday: number, hour: number) => !isAll(choice) && weekday >= 1 && weekday <= 7 && hour >= 0 && hour <= 23 && includes(choice, { weekday, hour });
  return Array.from({ length: 168 }, (_, at) => {
    const [weekday, hour] = [Math.floor(at / 24) + 1, at % 24];
    if (!isChosen(weekday, hour)) return "";
    const sides: [string, number, number][] = [["top", weekday - 1, hour], ["bottom", weekday + 1, hour], ["left", weekday, hour - 1], ["right", weekday, hour + 1]];
    return ["chosen", ...sides.filter(([, day, time]) => !isChosen(day, time)).map(([side]) => side)].join(" ");
  });
}
