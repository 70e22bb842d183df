import type { WaterClass } from "./water-class.ts";

/** Rivers and lakes (reservoirs too) have limits of their own for phosphorus; nitrogen has them for lakes only. */
export type WaterBody = "river" | "lake";

/** Limits of classes Ⅰ to Ⅴ in the indicator's canonical unit. */
export type ClassLimits = readonly [number, number, number, number, number];

export type LimitRule =
  | { kind: "at_most"; limits: ClassLimits }
  | { kind: "at_least"; limits: ClassLimits }
  /** The same for every class: inside is Ⅰ, outside is worse than Ⅴ. */
  | { kind: "within"; from: number; to: number };

export interface LimitTable {
  standard: string;
  /** First and last day on which it judges, as YYYY-MM-DD; null: without end. */
  validFrom: string;
  validTo: string | null;
  rules: Readonly<Record<WaterBody, ReadonlyMap<string, LimitRule>>>;
}

const atMost = (...limits: ClassLimits): LimitRule => ({ kind: "at_most", limits });

/** GB 3838-2002 table 1. Water temperature is limited by its change only, which one reading cannot show. */
const GB_3838_2002: readonly (readonly [code: string, rule: LimitRule])[] = [
  ["w01001", { kind: "within", from: 6, to: 9 }],
  ["w01009", { kind: "at_least", limits: [7.5, 6, 5, 3, 2] }],
  ["w01019", atMost(2, 4, 6, 10, 15)],
  ["w01018", atMost(15, 15, 20, 30, 40)],
  ["w01017", atMost(3, 3, 4, 6, 10)],
  ["w21003", atMost(0.15, 0.5, 1.0, 1.5, 2.0)],
  ["w20138", atMost(0.01, 1.0, 1.0, 1.0, 1.0)],
  ["w20139", atMost(0.05, 1.0, 1.0, 2.0, 2.0)],
  ["w21017", atMost(1.0, 1.0, 1.0, 1.5, 1.5)],
  ["w20128", atMost(0.01, 0.01, 0.01, 0.02, 0.02)],
  ["w20119", atMost(0.05, 0.05, 0.05, 0.1, 0.1)],
  ["w20111", atMost(0.00005, 0.00005, 0.0001, 0.001, 0.001)],
  ["w20115", atMost(0.001, 0.005, 0.005, 0.005, 0.01)],
  ["w20117", atMost(0.01, 0.05, 0.05, 0.05, 0.1)],
  ["w20120", atMost(0.01, 0.01, 0.05, 0.05, 0.1)],
  ["w21016", atMost(0.005, 0.05, 0.2, 0.2, 0.2)],
  ["w23002", atMost(0.002, 0.002, 0.005, 0.01, 0.1)],
  ["w22001", atMost(0.05, 0.05, 0.05, 0.5, 1.0)],
  ["w19002", atMost(0.2, 0.2, 0.2, 0.3, 0.3)],
  ["w21019", atMost(0.05, 0.1, 0.2, 0.5, 1.0)],
  ["w02003", atMost(200, 2000, 10000, 20000, 40000)],
];

/** Every version of the limits. A revision is one more entry, and the end of the one before. */
export const LIMIT_TABLES: readonly LimitTable[] = [
  {
    standard: "GB 3838-2002",
    validFrom: "2002-06-01",
    validTo: null,
    rules: {
      river: new Map([...GB_3838_2002, ["w21011", atMost(0.02, 0.1, 0.2, 0.3, 0.4)]]),
      lake: new Map([...GB_3838_2002, ["w21011", atMost(0.01, 0.025, 0.05, 0.1, 0.2)], ["w21001", atMost(0.2, 0.5, 1.0, 1.5, 2.0)]]),
    },
  },
];

/** The limits that judge what was observed on a day (YYYY-MM-DD, local); undefined before the first. */
export function limitsInForce(observedOn: string, tables: readonly LimitTable[] = LIMIT_TABLES): LimitTable | undefined {
  return tables.find(({ validFrom, validTo }) => observedOn >= validFrom && (validTo === null || observedOn <= validTo));
}

/** The limits that came into force first: nothing observed before them is judged. */
export function firstLimits(tables: readonly LimitTable[] = LIMIT_TABLES): LimitTable {
  return tables.reduce((first, table) => (table.validFrom < first.validFrom ? table : first));
}

/** The best class whose limit is met, looking from Ⅰ on: limits repeat. */
export function classByRule(rule: LimitRule, value: number): WaterClass {
  if (rule.kind === "within") return value >= rule.from && value <= rule.to ? 1 : 6;
  const met = rule.limits.findIndex((limit) => (rule.kind === "at_least" ? value >= limit : value <= limit));
  return (met === -1 ? 6 : met + 1) as WaterClass;
}
