import { buildCellIndex, type CategoryNode, generateCity, CITY_PRESETS, generateIncidentPoints, type IncidentBatch, writeCellPath } from "../../geo/index.ts";
import { seededRandom } from "../support/seeded-random.ts";

export const START_MS = Date.UTC(2023, 0, 1);
const DAYS = 3 * 365;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const TOPS = ["WATER", "AIR", "NOISE", "WASTE", "SOIL", "RADIATION", "ECOLOGY", "OTHER"];
export const CATEGORIES: readonly CategoryNode[] = TOPS.flatMap((top) => [
  { code: top, parentCode: null },
  ...Array.from({ length: 6 }, (_, at) => ({ code: `${top}.${at + 1}`, parentCode: top })),
]);
const CHANNELS = ["12345", "12369", "web", "wechat", "letter", "visit", "video", null];
const KINDS = ["complaint", "patrol", "sensor"];
const STATUSES = ["closed", "assigned", "in_progress", "resolved", "reported", "rejected"];
const RESULTS = ["clear", "gap", "ambiguous", "unassigned"];
const SOURCES = ["hotline", "web", "import-2023", "import-2024"];

/** Made-up incidents of a city of 3,089 villages over three years: clustered, weekly and daily rhythms, most closed. */
export function madeCityIncidents(count: number): { batch: IncidentBatch; county: string; centre: readonly [number, number] } {
  const city = generateCity({ ...CITY_PRESETS.M, verticesTarget: 200_000, seed: 7 });
  const points = generateIncidentPoints(city.villages, { seed: 11, count });
  const owners = buildCellIndex(city.villages).locateMany(points);
  const parents = new Map([...city.city.features, ...city.counties.features, ...city.towns.features, ...city.villages.features].map(({ properties }) => [properties.code, properties.parent]));
  const pathOf = (code: string): string[] => {
    const parent = parents.get(code) ?? null;
    return parent === null ? [code] : [...pathOf(parent), code];
  };
  const paths = [null, ...city.villages.features.map(({ properties }) => writeCellPath("city", pathOf(properties.code)))];
  const random = seededRandom(20_261_121);
  /** The first of the list much more often than the last. */
  const uneven = (length: number) => () => Math.floor(random.unit() * random.unit() * length);
  const coded = <Value>(values: readonly Value[]) => ({ codes: Uint16Array.from({ length: count }, uneven(values.length)), values });
  const placed = Uint8Array.from({ length: count }, () => (random.chance(0.97) ? 1 : 0));
  const axis = (offset: 0 | 1) => Float64Array.from({ length: count }, (_, at) => (placed[at] === 1 ? points[2 * at + offset]! : NaN));
  const times = Float64Array.from({ length: count }, () => madeTime(random.unit)).sort();
  return {
    county: city.counties.features[1]!.properties.code,
    centre: city.city.features[0]!.properties.anchor,
    batch: {
      rowCount: count,
      id: Float64Array.from({ length: count }, (_, at) => at + 1),
      lng: axis(0),
      lat: axis(1),
      reportedAtMs: times,
      nearBoundary: Uint8Array.from({ length: count }, () => (random.chance(0.08) ? 1 : 0)),
      category: coded(CATEGORIES.map(({ code }) => code)),
      channel: coded(CHANNELS),
      kind: coded(KINDS),
      status: coded(STATUSES),
      result: coded(RESULTS),
      sourceSystem: coded(SOURCES),
      cell: { codes: Uint32Array.from({ length: count }, (_, at) => (placed[at] === 1 ? owners[at]! + 1 : 0)), values: paths },
    },
  };
}

/** More by day than by night, Shanghai time. */
function madeTime(unit: () => number): number {
  const hour = (8 + 14 * ((unit() + unit() + unit()) / 3) + (unit() < 0.2 ? 12 * unit() : 0)) % 24;
  return START_MS + Math.floor(unit() * DAYS) * DAY_MS + Math.floor((hour - 8) * HOUR_MS);
}
