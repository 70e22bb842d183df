import { CITY_PRESETS, generateCity } from "../../geo/index.ts";
import type { CityCell, CityRiver, Position } from "../../geo/index.ts";
import { randomFor, shuffled } from "./demo-random.ts";
import type { DemoCell, DemoLevel } from "./demo-records.ts";
import { placePinyin } from "./names/pinyin.ts";
import { COUNTIES, FIXED_TOWNS, TOWN_STEMS } from "./names/town-names.ts";
import { LIUXI_VILLAGES, villageStems } from "./names/village-names.ts";

/** A cell with what the rest of the demo content needs to know about it. */
export interface DemoPlace {
  cell: DemoCell;
  anchor: Position;
  density: number;
  /** Short code of the county, such as AL; empty for the city. */
  county: string;
  children: DemoPlace[];
}

export interface DemoTerritory {
  city: DemoPlace;
  counties: DemoPlace[];
  towns: DemoPlace[];
  villages: DemoPlace[];
  rivers: CityRiver[];
}

/** The made-up city with names, populations and its four levels linked. */
export function demoTerritory(seed: number): DemoTerritory {
  const made = generateCity({ ...CITY_PRESETS.demo, seed });
  const random = randomFor(seed, "territory");
  const [cityCell] = made.city.features;
  if (!cityCell) throw new RangeError("The generated city has no cell.");
  const city = place(cityCell, "city", "示范市", "Shifan City", "");
  const shortOf = new Map(nameCounties(cityCell, made.counties.features).map((name, at) => [at, name]));
  const counties = made.counties.features.map((feature, at) => {
    const name = shortOf.get(at) ?? COUNTIES[0];
    return adopt([city], place(feature, "county", name.nameZh, name.nameEn, name.short));
  });
  const stems = shuffled(TOWN_STEMS, random);
  const towns = made.counties.features.flatMap((county, at) => {
    const own = made.towns.features.filter((town) => town.properties.parent === county.properties.code);
    const name = shortOf.get(at) ?? COUNTIES[0];
    return nameTowns(own, name, stems).map(([town, zh, en]) => adopt(counties, place(town, "town", zh, en, name.short)));
  });
  const villageNames = shuffled(villageStems(), random);
  const parents = new Map(towns.map((town) => [town.cell.code, town]));
  const used = new Map<string, number>();
  const villages = made.villages.features.map((feature) => {
    const town = parents.get(feature.properties.parent ?? "");
    const number = used.get(town?.cell.code ?? "") ?? 0;
    used.set(town?.cell.code ?? "", number + 1);
    const stem = (town?.cell.nameZh === "柳溪镇" ? LIUXI_VILLAGES[number] : undefined) ?? villageNames.pop() ?? "";
    const isStreet = town?.cell.nameZh.endsWith("街道") ?? false;
    const zh = stem + (isStreet ? "社区" : "村");
    const en = `${placePinyin(stem)} ${isStreet ? "Community" : "Village"}`;
    const village = adopt(town ? [town] : [], place(feature, "village", zh, en, town?.county ?? ""));
    const { density } = village;
    village.cell.population = Math.round(420 * density * density * density * (0.6 + 0.8 * random()));
    return village;
  });
  for (const parent of [...towns, ...counties, city])
    parent.cell.population = parent.children.reduce((sum, child) => sum + child.cell.population, 0);
  return { city, counties, towns, villages, rivers: made.rivers };
}

function place(feature: CityCell, levelCode: DemoLevel, nameZh: string, nameEn: string, county: string): DemoPlace {
  const { code, parent, anchor, density } = feature.properties;
  const cell = { code, levelCode, parentCode: parent, nameZh, nameEn, population: 0, geometry: feature.geometry };
  return { cell, anchor, density, county, children: [] };
}

function adopt(parents: readonly DemoPlace[], child: DemoPlace): DemoPlace {
  parents.find((parent) => parent.cell.code === child.cell.parentCode)?.children.push(child);
  return child;
}

/** Gives each county the name whose usual place is nearest: the arrangement with the least total distance. */
function nameCounties(city: CityCell, counties: readonly CityCell[]): (typeof COUNTIES)[number][] {
  const rings = city.geometry.type === "Polygon" ? city.geometry.coordinates : city.geometry.coordinates.flat();
  const positions = rings.flat();
  const range = (axis: 0 | 1) => {
    const values = positions.map((position) => position[axis] ?? 0);
    return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))] as const;
  };
  const [[west, east], [south, north]] = [range(0), range(1)];
  const away = counties.map(({ properties: { anchor } }) =>
    COUNTIES.map(({ place: [across, up] }) => {
      const dx = (anchor[0] - west) / (east - west) - across;
      const dy = (anchor[1] - south) / (north - south) - up;
      return dx * dx + dy * dy;
    }),
  );
  let best: readonly number[] = [];
  let bestSum = Infinity;
  const arrange = (chosen: readonly number[], sum: number) => {
    if (sum >= bestSum) return;
    if (chosen.length === counties.length) [best, bestSum] = [chosen, sum];
    COUNTIES.forEach((_, name) => {
      if (!chosen.includes(name)) arrange([...chosen, name], sum + (away[chosen.length]?.[name] ?? 0));
    });
  };
  arrange([], 0);
  return best.map((name) => COUNTIES[name] ?? COUNTIES[0]);
}

/** The densest towns of a district become streets; the emptiest of a county, townships. Takes stems from the list. */
function nameTowns(
  towns: readonly CityCell[],
  county: (typeof COUNTIES)[number],
  stems: string[],
): (readonly [CityCell, string, string])[] {
  const fixed = FIXED_TOWNS[county.nameZh] ?? { streets: [], towns: [] };
  const streets = [...fixed.streets];
  const plain = [...fixed.towns];
  const ranked = [...towns].sort(
    (a, b) => b.properties.density - a.properties.density || (a.properties.code < b.properties.code ? -1 : 1),
  );
  const streetCount = county.isUrban ? Math.max(streets.length, Math.ceil(towns.length * 0.45)) : 0;
  return ranked.map((town, rank) => {
    const isStreet = rank < streetCount;
    const isTownship = !county.isUrban && rank >= Math.max(plain.length, towns.length * 0.75);
    const stem = (isStreet ? streets.shift() : plain.shift()) ?? stems.pop() ?? "";
    const zh = stem + (isStreet ? "街道" : isTownship ? "乡" : "镇");
    const en = `${placePinyin(stem)} ${isStreet ? "Subdistrict" : isTownship ? "Township" : "Town"}`;
    return [town, zh, en] as const;
  });
}

/** Every place of the territory by cell code. */
export function placesByCode({ city, counties, towns, villages }: DemoTerritory): Map<string, DemoPlace> {
  return new Map([city, ...counties, ...towns, ...villages].map((each) => [each.cell.code, each]));
}
