import { readCellPath, ZoneOffsets } from "../../geo/index.ts";
import type { Category } from "../contract/deployment.ts";
import type { ExportLanguage } from "../contract/export.ts";
import { editionsByTerritory, cellByCode } from "../territory/cells-by-code.ts";
import type { Territories } from "../territory/territories.ts";
import type { ExportNames } from "./export-fields.ts";

export interface NameSources {
  readonly categories: readonly Category[];
  readonly territories: Territories;
  readonly timeZone: string;
  readonly nowMs: number;
}

/** The names that cells and categories have now, in one language; a code that has none stands for itself. */
export function createExportNames({ categories, territories, timeZone, nowMs }: NameSources, language: ExportLanguage): ExportNames {
  const pick = (named: { nameZh: string; nameEn: string | null }) => (language === "en" ? named.nameEn ?? named.nameZh : named.nameZh);
  const categoryNames = new Map(categories.map((category) => [category.code, pick(category)]));
  const editionsOf = editionsByTerritory(territories, nowMs);
  const cellName = (territory: string, code: string): string => {
    const cell = cellByCode(editionsOf.get(territory) ?? [], code);
    return cell === undefined ? code : pick(cell);
  };
  const namesOfPath = new Map<string, readonly string[]>();
  const zone = new ZoneOffsets(timeZone);
  return {
    categoryName: (code) => categoryNames.get(code) ?? code,
    cellNames(path) {
      let names = namesOfPath.get(path);
      if (names === undefined) {
        const { territory, codes } = readCellPath(path);
        names = codes.map((code) => cellName(territory, code));
        namesOfPath.set(path, names);
      }
      return names;
    },
    localInstant: (atMs) => writeLocalInstant(atMs, zone.offsetAt(atMs)),
  };
}

/** RFC 3339 with the offset, to the second: 2026-11-21T14:30:00+08:00. */
function writeLocalInstant(atMs: number, offsetMs: number): string {
  const wall = new Date(atMs + offsetMs).toISOString().slice(0, 19);
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${wall}${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
