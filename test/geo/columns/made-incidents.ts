import { type CategoryNode, type IncidentFilter, type IncidentRow, writeCellPath } from "../../../geo/index.ts";
import { type SeededRandom, seededRandom } from "../../support/seeded-random.ts";

export const CATEGORIES: readonly CategoryNode[] = [
  { code: "AIR", parentCode: null }, { code: "AIR.ODOUR", parentCode: "AIR" }, { code: "AIR.ODOUR.FOOD", parentCode: "AIR.ODOUR" },
  { code: "WATER", parentCode: null }, { code: "WATER.COLOUR", parentCode: "WATER" }, { code: "NOISE", parentCode: null },
];
const CODES = [...CATEGORIES.map(({ code }) => code), "UNLISTED"];
const CHANNELS = ["12345", "12369", "web", "none", null];
const KINDS = ["complaint", "patrol", "sensor"];
const STATUSES = ["reported", "assigned", "closed"];
const RESULTS = ["clear", "ambiguous", "gap", "unassigned"];
const SOURCES = ["hotline", "import/2024", "巡查"];
/** Two territories with a code in common, owners at several depths, and parts that need escaping. */
const PATHS = [
  null, writeCellPath("north", ["N"]), writeCellPath("north", ["N", "N1"]), writeCellPath("north", ["N", "N1", "N1a"]), writeCellPath("north", ["N", "N1", "N1b"]),
  writeCellPath("north", ["N", "N2", "A/1"]), writeCellPath("south%", ["S", "N1"]), writeCellPath("south%", ["S", "S2", "100%"]),
];
const CELLS = ["N", "N1", "N1a", "A/1", "S2", "100%", "nowhere"];
export const START_MS = Date.UTC(2024, 1, 20);
const DAY_MS = 86_400_000;

export function madeRow(random: SeededRandom, id: number): IncidentRow {
  const placed = random.chance(0.9);
  return {
    id,
    // A coarse lattice now and then, so that positions fall together and on borders of polygons.
    lng: placed ? 112 + (random.chance(0.5) ? random.below(9) / 8 : random.unit()) : null,
    lat: placed ? 32 + (random.chance(0.5) ? random.below(9) / 8 : random.unit()) : null,
    reportedAtMs: START_MS + random.below(40 * DAY_MS),
    category: random.pick(CODES), channel: random.pick(CHANNELS), kind: random.pick(KINDS), status: random.pick(STATUSES),
    result: random.pick(RESULTS), nearBoundary: random.chance(0.3), sourceSystem: random.pick(SOURCES), cellPath: random.pick(PATHS),
  };
}

/** Each part present with the probability given. */
export function madeFilter(random: SeededRandom, probability = 0.2): IncidentFilter {
  const some = <T>(values: readonly T[]) => values.filter(() => random.chance(0.4));
  const parts: (() => IncidentFilter)[] = [
    () => ({ categories: some([...CODES, "NONE"]) }),
    () => ({ channels: some(CHANNELS) }),
    () => ({ kinds: some(KINDS) }),
    () => ({ statuses: some(STATUSES) }),
    () => ({ results: some(RESULTS) }),
    () => ({ sourceSystems: some([...SOURCES, "unheard of"]) }),
    () => ({ nearBoundary: random.chance(0.5) }),
    () => ({ cells: some(CELLS).map((code) => ({ code, territory: random.pick([null, "north", "south%"]) })) }),
    () => ({ territories: some(["north", "south%", "west"]) }),
    () => ({ fromMs: START_MS + random.below(40) * DAY_MS }),
    () => ({ toMs: START_MS + random.below(40) * DAY_MS }),
    () => ({ hours: some(Array.from({ length: 24 }, (_, hour) => hour)) }),
    () => ({ weekdays: some([1, 2, 3, 4, 5, 6, 7]) }),
    () => ({ polygon: Array.from({ length: 3 + random.below(6) }, () => [112 + random.below(9) / 8, 32 + random.below(9) / 8] as const) }),
    () => ({ listed: madeList(random) }),
  ];
  return Object.assign({}, ...parts.filter(() => random.chance(probability)).map((part) => part())) as IncidentFilter;
}

/** Every few incidents, under a name that says which. */
function madeList(random: SeededRandom): NonNullable<IncidentFilter["listed"]> {
  const [step, first] = [2 + random.below(4), random.below(4)];
  return { name: `every ${step} from ${first}`, ids: new Set(Array.from({ length: 1000 }, (_, at) => first + step * at)) };
}

export function madeRows(seed: number, count: number, firstId = 1): IncidentRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => madeRow(random, firstId + at));
}
