import type { DemoPost } from "./demo-records.ts";
import { departmentPosts } from "./departments.ts";
import type { DemoPlace, DemoTerritory } from "./territory.ts";

const OFFICERS_PER_TOWN = 2;

/** Department posts, a grid chief for every cell, and two grid officers for every town. */
export function demoPosts({ city, counties, towns, villages }: DemoTerritory): DemoPost[] {
  return [
    ...departmentPosts(),
    ...[city, ...counties, ...towns, ...villages].map(chiefPost),
    ...towns.flatMap((town) => Array.from({ length: OFFICERS_PER_TOWN }, (_, at) => officerPost(town, at + 1))),
  ];
}

export function chiefPostCode(cellCode: string): string {
  return `CHIEF-${cellCode}`;
}

export function officerPostCode(townCode: string, number: number): string {
  return `OFFICER-${townCode}-${number}`;
}

function chiefPost({ cell, county }: DemoPlace): DemoPost {
  return {
    code: chiefPostCode(cell.code),
    kind: "grid_chief",
    nameZh: `${cell.nameZh}网格长`,
    nameEn: `Grid Chief, ${cell.nameEn}`,
    departmentCode: county ? `GRID-${county}` : "EEB",
    cellCode: cell.code,
  };
}

function officerPost({ cell, county }: DemoPlace, number: number): DemoPost {
  return {
    code: officerPostCode(cell.code, number),
    kind: "grid_officer",
    nameZh: `${cell.nameZh}网格员${number}`,
    nameEn: `Grid Officer ${number}, ${cell.nameEn}`,
    departmentCode: `GRID-${county}`,
    cellCode: cell.code,
  };
}
