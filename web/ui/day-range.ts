import type { DayText } from "../format/zoned-time.ts";

/** Calendar days, both included; null is open. */
export interface DayRange { fromDay: DayText | null; toDay: DayText | null; }
