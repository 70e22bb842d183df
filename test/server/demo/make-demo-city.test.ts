import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isInCell } from "../../../server/demo/places.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";
import type { DemoHolding } from "../../../server/demo/demo-records.ts";

const NOW = new Date("2026-11-21T06:32:08Z");
const city = makeDemoCity(1, NOW);
const incidents = [...city.incidents()];
const cells = new Map(city.cells.map((cell) => [cell.code, cell]));
const codesOf = (records: readonly { code: string }[]) => new Set(records.map(({ code }) => code));
const absent = (codes: readonly (string | null)[], known: ReadonlySet<string>) =>
  codes.filter((code) => code !== null && !known.has(code));

describe("size", () => {
  test("is one city, 6 counties, 66 towns and 2,400 villages", () => {
    const count = (level: string) => city.cells.filter((cell) => cell.levelCode === level).length;

    expect(["city", "county", "town", "village"].map(count)).toEqual([1, 6, 66, 2400]);
  });

  test("is 60,000 incidents, 400 enterprises and waters to match", () => {
    expect(incidents).toHaveLength(60_000);
    expect(city.incidentCount).toBe(60_000);
    expect(city.enterprises).toHaveLength(400);
    expect(new Set(city.riverReaches.map(({ riverName }) => riverName)).size).toBe(5);
    expect(city.riverReaches.length).toBeGreaterThanOrEqual(20);
    expect(city.monitoringSections).toHaveLength(14);
  });

  test("is some twenty departments, sixty to a hundred rules", () => {
    expect(city.departments.length).toBeGreaterThanOrEqual(15);
    expect(city.departments.filter(({ isFirstContact }) => isFirstContact)).toHaveLength(1);
    expect(city.rules.length).toBeGreaterThanOrEqual(60);
    expect(city.rules.length).toBeLessThanOrEqual(100);
  });
});

describe("the same seed and time", () => {
  const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

  test("give the same records, and the same incidents however often they are read", () => {
    const again = makeDemoCity(1, NOW);

    expect(digest(again)).toBe(digest(city));
    expect(digest([...again.incidents()])).toBe(digest(incidents));
    expect(digest([...again.incidents()])).toBe(digest(incidents));
  });

  test.each([3, 4])("with seed %i make a whole city too", (seed) => {
    const other = makeDemoCity(seed, NOW);

    expect(other.cells).toHaveLength(2473);
    expect(codesOf(other.cells).size).toBe(2473);
    expect(other.planted.hotspots).toHaveLength(6);
    expect(other.monitoringSections.length).toBeGreaterThan(6);
  });
});

describe("names", () => {
  test("are unique among counties, towns and villages", () => {
    const names = city.cells.map(({ nameZh }) => nameZh);

    expect(new Set(names).size).toBe(names.length);
  });

  test("are Chinese, with an English form for every cell", () => {
    expect(city.cells.filter(({ nameZh }) => !/^[\u4e00-\u9fff]{3,6}$/.test(nameZh))).toEqual([]);
    expect(city.cells.filter(({ nameEn }) => !/^[A-Z][a-z']+ [A-Z][a-z]+$/.test(nameEn))).toEqual([]);
  });

  test("put each county where the pictures have it", () => {
    const north = (name: string) => city.cells.find(({ nameZh }) => nameZh === name)?.geometry.coordinates.flat(3).filter((_, at) => at % 2);
    const middle = (name: string) => (north(name) ?? []).reduce<number>((sum, lat) => sum + Number(lat), 0) / (north(name)?.length ?? 1);

    expect(middle("桐岭县")).toBeGreaterThan(middle("云湖区"));
    expect(middle("云湖区")).toBeGreaterThan(middle("澜山县"));
  });
});

describe("references", () => {
  test("lead from every cell to a parent that came before it", () => {
    const seen = new Set<string>();
    for (const { code, parentCode } of city.cells) {
      if (parentCode !== null) expect(seen.has(parentCode)).toBe(true);
      seen.add(code);
    }
  });

  test("of posts, holdings and leaves resolve", () => {
    expect(absent(city.posts.map(({ departmentCode }) => departmentCode), codesOf(city.departments))).toEqual([]);
    expect(absent(city.posts.map(({ cellCode }) => cellCode), codesOf(city.cells))).toEqual([]);
    expect(absent(city.departments.map(({ headPostCode }) => headPostCode), codesOf(city.posts))).toEqual([]);
    expect(absent(city.holdings.map(({ postCode }) => postCode), codesOf(city.posts))).toEqual([]);
    expect(absent(city.holdings.map(({ personCode }) => personCode), codesOf(city.people))).toEqual([]);
    expect(absent(city.leaves.map(({ personCode }) => personCode), codesOf(city.people))).toEqual([]);
  });

  test("of rules resolve", () => {
    expect(absent(city.rules.map(({ cellCode }) => cellCode), codesOf(city.cells))).toEqual([]);
    expect(absent(city.rules.map(({ categoryCode }) => categoryCode), codesOf(city.categories))).toEqual([]);
    expect(absent(city.rules.map(({ leadDepartmentCode }) => leadDepartmentCode), codesOf(city.departments))).toEqual([]);
    expect(absent(city.rules.map(({ leadPostCode }) => leadPostCode), codesOf(city.posts))).toEqual([]);
    expect(absent(city.rules.flatMap(({ assistDepartmentCodes }) => assistDepartmentCodes), codesOf(city.departments))).toEqual([]);
  });

  test("of rules name a post or a kind of post to lead, not both", () => {
    expect(city.rules.filter(({ leadPostCode, leadPostKind }) => (leadPostCode === null) === (leadPostKind === null))).toEqual([]);
  });

  test("of waters, categories and incidents resolve", () => {
    expect(absent(city.riverReaches.map(({ downstreamCode }) => downstreamCode), codesOf(city.riverReaches))).toEqual([]);
    expect(absent(city.monitoringSections.map(({ reachCode }) => reachCode), codesOf(city.riverReaches))).toEqual([]);
    expect(absent(city.categories.map(({ parentCode }) => parentCode), codesOf(city.categories))).toEqual([]);
    expect(absent(incidents.map(({ categoryCode }) => categoryCode), codesOf(city.categories))).toEqual([]);
  });

  test("are by codes that nothing else of the kind has", () => {
    for (const records of [city.cells, city.departments, city.posts, city.people, city.categories, city.rules, city.enterprises, city.riverReaches, city.monitoringSections])
      expect(codesOf(records).size).toBe(records.length);
    expect(new Set(incidents.map(({ sourceSystem, externalId }) => `${sourceSystem} ${externalId}`)).size).toBe(60_000);
  });
});

describe("posts", () => {
  const byPostAndRole = new Map<string, DemoHolding[]>();
  for (const holding of city.holdings) {
    const key = `${holding.postCode} ${holding.role}`;
    byPostAndRole.set(key, [...(byPostAndRole.get(key) ?? []), holding]);
  }

  test("have one holder and one deputy at most at any instant", () => {
    const clashes = [...byPostAndRole].filter(([, holdings]) => {
      const sorted = [...holdings].sort((a, b) => (a.from < b.from ? -1 : 1));
      return sorted.some(({ from }, at) => at > 0 && (sorted[at - 1]?.to ?? "9999") > from);
    });

    expect(clashes).toEqual([]);
    expect(city.holdings.filter(({ from, to }) => to !== null && to <= from)).toEqual([]);
  });

  test("were all held before the first incident", () => {
    const first = incidents.reduce((least, { occurredAt }) => (occurredAt < least ? occurredAt : least), "9999");
    const starts = city.posts.map(({ code }) => byPostAndRole.get(`${code} holder`)?.map(({ from }) => from).sort()[0] ?? "9999");

    expect(starts.filter((start) => start >= first)).toEqual([]);
  });

  test("changed hands now and then", () => {
    expect(city.holdings.filter(({ role, to }) => role === "holder" && to !== null).length).toBeGreaterThan(300);
  });

  test("include a chief for every cell", () => {
    const chiefs = city.posts.filter(({ kind }) => kind === "grid_chief").map(({ cellCode }) => cellCode);

    expect(chiefs.sort()).toEqual([...cells.keys()].sort());
  });
});

describe("incidents", () => {
  const { outside, withoutPosition } = city.planted;

  test("come in order of report, within three years, none from the future", () => {
    const reports = incidents.map(({ reportedAt }) => reportedAt);

    expect([...reports].sort()).toEqual(reports);
    expect((reports.at(-1) ?? "") <= NOW.toISOString()).toBe(true);
    expect(incidents.filter(({ occurredAt, reportedAt }) => occurredAt > reportedAt)).toEqual([]);
    expect(incidents.filter(({ occurredAt }) => occurredAt < "2023-11-15")).toEqual([]);
  });

  test("lie in the city, but for one in a hundred that was planted elsewhere or nowhere", () => {
    const top = city.cells[0];
    const planted = new Set([...outside, ...withoutPosition]);
    const looked = incidents.filter(({ externalId }, at) => at % 8 === 0 || planted.has(externalId));
    const strays = looked.filter(({ x, y }) => x === null || y === null || !top || !isInCell(top, [x, y]));

    expect(new Set(strays.map(({ externalId }) => externalId))).toEqual(planted);
    expect(planted.size / incidents.length).toBeGreaterThan(0.005);
    expect(planted.size / incidents.length).toBeLessThan(0.015);
    expect(withoutPosition.length).toBeGreaterThan(100);
    expect(outside.length).toBeGreaterThan(100);
  });

  test("name the village that they lie in", () => {
    const villages = new Map(city.cells.filter(({ levelCode }) => levelCode === "village").map((cell) => [cell.nameZh, cell]));
    const elsewhere = new Set([...outside, ...withoutPosition]);
    const sample = incidents.filter(({ externalId }, at) => at % 20 === 0 && !elsewhere.has(externalId));
    const wrong = sample.filter(({ address, x, y }) => {
      const name = [...villages.keys()].find((each) => address.includes(each) && /[镇乡道]/.test(address.charAt(address.indexOf(each) - 1)));
      const village = name === undefined ? undefined : villages.get(name);
      return !village || x === null || y === null || !isInCell(village, [x, y]);
    });

    expect(wrong).toEqual([]);
  });

  test("use sources and channels that go together", () => {
    const pairs = new Set(incidents.map(({ sourceSystem, channel }) => `${sourceSystem} ${channel}`));

    expect([...pairs].sort()).toEqual(
      ["12345 phone", "12345 web", "12369 phone", "12369 web", "信访 letter", "信访 visit", "网格员上报 patrol", "视频 video"].sort(),
    );
  });

  test("are written in full and say nothing twice", () => {
    const bad = incidents.filter(
      ({ title, description, address }) =>
        [title, description, address].some((text) => text === "" || /undefined|null|(..)\1|，，|。。/.test(text)),
    );

    expect(bad.map(({ title, description }) => `${title} / ${description}`)).toEqual([]);
  });

  test("say nothing of the people who reported them", () => {
    expect(incidents.filter(({ description }) => /先生|女士|电话|手机|身份证|\d{7}/.test(description))).toEqual([]);
  });
});
