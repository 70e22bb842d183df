import type { Random } from "../../../geo/index.ts";
import type { DemoChannel, DemoSource } from "../demo-records.ts";
import { HOUR_MS, MINUTE_MS } from "../demo-time.ts";

export interface Intake {
  sourceSystem: DemoSource;
  channel: DemoChannel;
  /** From the event to its report. */
  delayMs: number;
  accuracyMetres: number | null;
}

/** Letters of a source's numbers, before the date. */
export const NUMBER_PREFIXES: Readonly<Record<DemoSource, string>> = {
  "12345": "GD",
  "12369": "JB",
  信访: "XF",
  网格员上报: "WG",
  视频: "SP",
};

/** What a camera on a mast can see. */
const VISIBLE = new Set(["AIR.OPEN_BURNING", "AIR.ROAD_DUST", "AIR.CONSTRUCTION_DUST", "AIR.SMOKE_DUST", "WASTE.DUMPING", "ECO.QUARRY"]);

/** How a report reached the city: by which system and channel, how soon, how well located. */
export function drawIntake(categoryCode: string, random: Random): Intake {
  const draw = random();
  const share = random();
  if (VISIBLE.has(categoryCode) && draw < 0.2)
    return { sourceSystem: "视频", channel: "video", delayMs: share * 5 * MINUTE_MS, accuracyMetres: 30 };
  if (categoryCode.startsWith("OTHER.") || draw < 0.55)
    return {
      sourceSystem: "12345",
      channel: random() < 0.82 ? "phone" : "web",
      delayMs: share * share * 3 * HOUR_MS,
      accuracyMetres: random() < 0.6 ? 50 + Math.floor(random() * 150) : null,
    };
  if (draw < 0.76)
    return {
      sourceSystem: "12369",
      channel: random() < 0.47 ? "phone" : "web",
      delayMs: share * share * 8 * HOUR_MS,
      accuracyMetres: 10 + Math.floor(random() * 50),
    };
  if (draw < 0.81)
    return { sourceSystem: "信访", channel: random() < 0.6 ? "letter" : "visit", delayMs: (0.2 + share * 5) * 24 * HOUR_MS, accuracyMetres: null };
  return { sourceSystem: "网格员上报", channel: "patrol", delayMs: share * 10 * MINUTE_MS, accuracyMetres: 3 + Math.floor(random() * 12) };
}
