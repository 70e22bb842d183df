import type { Random } from "../../../geo/index.ts";
import { drawIndex, runningSums } from "../demo-random.ts";
import { HOUR_MS, localDate, midnightBefore } from "../demo-time.ts";
import type { CategoryProfile } from "./category-profiles.ts";

export const INCIDENT_DAYS = 1095;

/** How the number of incidents goes over the days of a planted series: share of the series' length, 0 to 1. */
export type Trend = "persistent" | "intensifying" | "new" | "diminishing";

/** Draws when something occurs, by a category's season, weekdays and hours. */
export class IncidentCalendar {
  private readonly days = new Map<string, Float64Array>();
  private readonly hours = new Map<string, Float64Array>();
  private readonly now: Date;

  constructor(now: Date) {
    this.now = now;
  }

  /** Any day of the three years, a little more often towards their end. */
  draw(profile: CategoryProfile, random: Random): number {
    let sums = this.days.get(profile.code);
    if (!sums) {
      sums = runningSums(
        Array.from({ length: INCIDENT_DAYS }, (_, daysAgo) => {
          const { month, weekday } = localDate(midnightBefore(this.now, daysAgo));
          const weekend = weekday === 0 || weekday === 6 ? profile.weekendFactor : 1;
          return (profile.months[month] ?? 1) * weekend * (1 - (0.2 * daysAgo) / INCIDENT_DAYS);
        }),
      );
      this.days.set(profile.code, sums);
    }
    return this.atHour(profile, drawIndex(sums, random), random);
  }

  /** A day between two numbers of days ago, by a trend instead of the season. */
  drawWithin(profile: CategoryProfile, trend: Trend, fromDaysAgo: number, toDaysAgo: number, random: Random): number {
    let progress = random();
    if (trend === "intensifying") progress = Math.max(progress, random(), random());
    if (trend === "diminishing") progress = Math.min(progress, random(), random());
    return this.atHour(profile, Math.floor(fromDaysAgo - progress * (fromDaysAgo - toDaysAgo)), random);
  }

  private atHour(profile: CategoryProfile, daysAgo: number, random: Random): number {
    let sums = this.hours.get(profile.code);
    if (!sums) this.hours.set(profile.code, (sums = runningSums(profile.hours)));
    const hour = drawIndex(sums, random);
    return midnightBefore(this.now, daysAgo) + Math.floor((hour + random()) * (HOUR_MS / 1000)) * 1000;
  }
}
