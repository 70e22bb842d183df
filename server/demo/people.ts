import { pickOne, randomFor } from "./demo-random.ts";
import type { DemoHolding, DemoLeave, DemoPerson, DemoPost } from "./demo-records.ts";
import { isoOf, midnightBefore } from "./demo-time.ts";
import { personName } from "./names/person-names.ts";
import { chiefPostCode, officerPostCode } from "./posts.ts";
import type { DemoTerritory } from "./territory.ts";

/** Days before `now` at which the first holders took office: before the first incident. */
const FIRST_DAY = 1400;
const LEAVE_REASONS = ["年休假", "病假", "外出培训", "公务出差", "产假陪护假"] as const;

export interface DemoStaff {
  people: DemoPerson[];
  holdings: DemoHolding[];
  leaves: DemoLeave[];
  planted: PlantedAbsences;
}

/** Posts whose holder is missing at `now`, by what should happen then. */
export interface PlantedAbsences {
  /** The holder is on leave, the deputy is there. */
  onLeave: string[];
  /** Nobody holds the post, the deputy is there. */
  vacant: string[];
  /** Holder and deputy are both on leave: it falls to the head of the department. */
  bothOnLeave: string[];
}

/** Who holds which post when: everybody is made up, phone numbers begin with digits that no network uses. */
export function demoStaff(seed: number, now: Date, territory: DemoTerritory, posts: readonly DemoPost[]): DemoStaff {
  const random = randomFor(seed, "people");
  const people: DemoPerson[] = [];
  const holdings: DemoHolding[] = [];
  const day = (daysAgo: number) => isoOf(midnightBefore(now, daysAgo));
  const hire = (name = personName(random)): string => {
    const number = String(people.length + 1).padStart(5, "0");
    people.push({ code: `P${number}`, name, phone: `100000${number}` });
    return `P${number}`;
  };
  const hold = (postCode: string, personCode: string, role: "holder" | "deputy", fromDay: number, toDay: number | null) =>
    holdings.push({ postCode, personCode, role, from: day(fromDay), to: toDay === null ? null : day(toDay) });

  const villagePosts = new Set(territory.villages.map((village) => chiefPostCode(village.cell.code)));
  const known = knownNames(territory);
  const vacantVillages = new Set(Array.from({ length: 12 }, () => chiefPostCode(pickOne(territory.villages, random).cell.code)));
  const vacantTown = chiefPostCode(pickOne(territory.towns.slice(1), random).cell.code);
  const vacant = [...vacantVillages, vacantTown].filter((code) => !known.has(code));
  for (const { code } of posts) {
    const name = known.get(code);
    if (vacant.includes(code)) hold(code, hire(), "holder", FIRST_DAY, 5 + Math.floor(random() * 40));
    else if (name === undefined && random() < 0.22) {
      const change = 30 + Math.floor(random() * 1000);
      // One change in ten leaves the post empty for some weeks.
      const pause = random() < 0.1 ? 10 + Math.floor(random() * 20) : 0;
      hold(code, hire(), "holder", FIRST_DAY, change);
      hold(code, hire(), "holder", change - pause, null);
    } else hold(code, hire(name?.holder), "holder", FIRST_DAY, null);
    if (!villagePosts.has(code)) hold(code, hire(name?.deputy), "deputy", FIRST_DAY, null);
  }
  deputiseForVillages(territory, holdings);
  const { leaves, onLeave, bothOnLeave } = demoLeaves(now, random, holdings, vacant, villagePosts);
  return { people, holdings, leaves, planted: { onLeave, vacant, bothOnLeave } };
}

/** People whom the example screens show. */
function knownNames({ towns }: DemoTerritory): Map<string, { holder: string; deputy?: string }> {
  const liuxi = towns.find((town) => town.cell.nameZh === "柳溪镇");
  const village = liuxi?.children.find((child) => child.cell.nameZh === "柳溪村");
  const names = new Map<string, { holder: string; deputy?: string }>([["DH12345.DESK", { holder: "何静" }]]);
  if (liuxi) names.set(chiefPostCode(liuxi.cell.code), { holder: "李文涛", deputy: "孙晓峰" });
  if (village) names.set(chiefPostCode(village.cell.code), { holder: "王秀兰" });
  return names;
}

/** The town's grid officers stand in for its village chiefs, whoever they are at the time. */
function deputiseForVillages(territory: DemoTerritory, holdings: DemoHolding[]): void {
  const byPost = new Map<string, DemoHolding[]>();
  for (const holding of holdings) byPost.set(holding.postCode, [...(byPost.get(holding.postCode) ?? []), holding]);
  for (const town of territory.towns)
    town.children.forEach((village, at) => {
      for (const { role, personCode, from, to } of byPost.get(officerPostCode(town.cell.code, 1 + (at % 2))) ?? [])
        if (role === "holder")
          holdings.push({ postCode: chiefPostCode(village.cell.code), personCode, role: "deputy", from, to });
    });
}

function demoLeaves(
  now: Date,
  random: () => number,
  holdings: readonly DemoHolding[],
  vacant: readonly string[],
  villagePosts: ReadonlySet<string>,
): { leaves: DemoLeave[]; onLeave: string[]; bothOnLeave: string[] } {
  const leaves: DemoLeave[] = [];
  const away = new Set<string>();
  const send = (personCode: string, fromDay: number, days: number) => {
    away.add(personCode);
    leaves.push({
      personCode,
      from: isoOf(midnightBefore(now, fromDay)),
      to: isoOf(midnightBefore(now, fromDay - days)),
      reason: pickOne(LEAVE_REASONS, random),
    });
  };
  const current = holdings.filter((holding) => holding.to === null);
  const upper = current.filter(({ postCode, role }) => role === "holder" && /^CHIEF|\.(ENF|SITE|LIV)$/.test(postCode) && !villagePosts.has(postCode));
  const deputyOf = (post: string) => current.find(({ postCode, role }) => postCode === post && role === "deputy");
  const onLeave: string[] = [];
  const bothOnLeave: string[] = [];
  while (onLeave.length + bothOnLeave.length < 8) {
    const { postCode, personCode } = pickOne(upper, random);
    const deputy = deputyOf(postCode);
    if (away.has(personCode) || !deputy || vacant.includes(postCode)) continue;
    send(personCode, 2 + Math.floor(random() * 3), 10 + Math.floor(random() * 5));
    // Only where someone else is the head of the department.
    if (bothOnLeave.length === 0 && !postCode.startsWith("CHIEF")) {
      send(deputy.personCode, 1, 6);
      bothOnLeave.push(postCode);
    } else onLeave.push(postCode);
  }
  for (let count = 0; count < 400; count++) {
    const { personCode } = pickOne(holdings, random);
    if (away.has(personCode)) continue;
    send(personCode, 30 + Math.floor(random() * 1000), 3 + Math.floor(random() * 14));
  }
  return { leaves, onLeave, bothOnLeave };
}
