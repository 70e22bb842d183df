import type { CellIndex, Position } from "../../../geo/index.ts";
import type { Assignment } from "../../assignment/assignment.ts";
import type { Agreement } from "../../contract/import.ts";
import { InvalidError } from "../../errors.ts";
import { joined, said, type Said } from "../../said.ts";
import { indexCells, type LoadedEdition } from "../../territory/loaded-edition.ts";
import type { Territories } from "../../territory/territories.ts";
import { folded } from "./category-book.ts";
import type { IncidentDraft } from "./incident-draft.ts";

/** Our cell is to be compared with the area that a column of the file names. */
export interface Comparison {
  column: string;
  by: "code" | "name";
  /** Only cells of this level are meant; null: of any. */
  level: string | null;
}

const NEAR_METRES = 5;
const FAR_METRES = 150;
const MOST_EXAMPLES = 5;

/** @throws {InvalidError} when it does not read COLUMN=cell.code or COLUMN=cell.name, with @LEVEL or without. */
export function parseComparison(text: string): Comparison {
  const match = /^(.+)=cell\.(code|name)(?:@(.+))?$/.exec(text.trim());
  if (!match) {
    throw InvalidError.at("compare", said(
      `--compare ${text}: write COLUMN=cell.code or COLUMN=cell.name, with @LEVEL at the end where only cells of one level are meant.`,
      `比较项“${text}”应写成 列名=cell.code 或 列名=cell.name，只比某一层级时在末尾加 @层级。`,
    ));
  }
  return { column: match[1] ?? "", by: match[2] === "name" ? "name" : "code", level: match[3] ?? null };
}

/**
 * Counts how often the cell that owns a position is the area that its record names, or lies in it, also
 * where the record names a cell of another territory on the same ground;
 * where not, how far the position is from that area. A cell found by nearness alone, outside of
 * every cell, is never exact.
 */
export class CellComparison {
  readonly agreement: Agreement;
  #comparison: Comparison;
  #areas = new Map<LoadedEdition, Map<string, number[]>>();
  #shapes = new Map<LoadedEdition, Map<number, CellIndex>>();
  #loosely = false;
  #examples: Said[] = [];

  /** @throws {InvalidError} when there is no such level. */
  constructor(comparison: Comparison, territories: Territories) {
    if (comparison.level !== null && !territories.levels.some(({ code }) => code === comparison.level)) {
      const levels = territories.levels.map(({ code }) => code);
      throw InvalidError.at("compare", said(
        `There is no level "${comparison.level}". Levels: ${levels.join(", ") || "none"}.`,
        `没有层级“${comparison.level}”。现有：${levels.join("、") || "无"}。`,
      ));
    }
    this.#comparison = comparison;
    const { column, by, level } = comparison;
    this.agreement = {
      column, target: `cell.${by}${level === null ? "" : `@${level}`}`,
      compared: 0, exact: 0, within5Metres: 0, within150Metres: 0, elsewhere: 0, unknownArea: 0, noArea: 0, noPosition: 0,
    };
  }

  add(stated: string, draft: IncidentDraft, assignment: Assignment, territories: Territories): void {
    const counts = this.agreement;
    const { position } = draft;
    if (folded(stated) === "") return void counts.noArea++;
    if (position === null) return void counts.noPosition++;
    const owner = assignment.editionId === null ? undefined : territories.editions.get(assignment.editionId);
    // Territories may stand side by side: the record may name a cell of another one than the owner's.
    const editions = new Set([...(owner === undefined ? [] : [owner]), ...territories.inForceAt(draft.occurredMs)]);
    const targets = [...editions].flatMap((edition) => this.#placesOf(edition, stated).map((place) => ({ edition, place })));
    if (targets.length === 0) return void counts.unknownArea++;
    counts.compared++;
    const at: Position = [position.lng, position.lat];
    if (targets.some(({ edition, place }) => holderIn(edition, owner, assignment, at).includes(place))) return void counts.exact++;
    const distanceMetres = Math.min(...targets.map(({ edition, place }) => this.#metresTo(edition, place, at)));
    if (distanceMetres <= NEAR_METRES) counts.within5Metres++;
    else if (distanceMetres <= FAR_METRES) counts.within150Metres++;
    else {
      counts.elsewhere++;
      const [target] = targets;
      if (target !== undefined && this.#examples.length < MOST_EXAMPLES) {
        const instead = this.#foundInstead(target, owner, assignment, at);
        this.#examples.push(said(`row ${draft.rowNumber} (${stated} recorded, ${instead.en})`, `第 ${draft.rowNumber} 行（记为 ${stated}，${instead.zh}）`));
      }
    }
  }

  /** Sentences for people, once all rows were added. */
  sentences(): Said[] {
    const { column, target, compared, exact, within5Metres, within150Metres, elsewhere, unknownArea, noArea, noPosition } = this.agreement;
    const share = (rows: number): string => (compared === 0 ? "–" : `${((rows / compared) * 100).toFixed(2)} %`);
    const sentences = [said(
      `${column} against ${target}: of ${compared} compared ${share(exact)} exact, ${share(exact + within5Metres)} within ${NEAR_METRES} m, `
      + `${share(exact + within5Metres + within150Metres)} within ${FAR_METRES} m, ${elsewhere} elsewhere; `
      + `not compared: ${unknownArea} name an unknown area, ${noArea} none, ${noPosition} have no position.`,
      `“${column}”列与 ${target} 比对：共比 ${compared} 件，完全一致 ${share(exact)}，${NEAR_METRES} 米内 ${share(exact + within5Metres)}，`
      + `${FAR_METRES} 米内 ${share(exact + within5Metres + within150Metres)}，更远 ${elsewhere} 件；`
      + `未比：${unknownArea} 件所记区域不存在，${noArea} 件没有记区域，${noPosition} 件没有位置。`,
    )];
    if (this.#loosely) sentences.push(said(`${column}: numbers were compared without leading zeros and without ".0" at the end.`, `“${column}”列：编号按去掉前导零和末尾“.0”后比对。`));
    if (this.#examples.length > 0) {
      const { en, zh } = joined(this.#examples, said(", ", "、"));
      sentences.push(said(`${column}: farther than ${FAR_METRES} m, for example ${en}.`, `“${column}”列：相距超过 ${FAR_METRES} 米的，例如${zh}。`));
    }
    return sentences;
  }

  /** What holds the position instead of the recorded cell, at that cell's level where there is something. */
  #foundInstead({ edition, place }: { edition: LoadedEdition; place: number }, owner: LoadedEdition | undefined, assignment: Assignment, at: Position): Said {
    const { cells } = edition;
    const told = (path: readonly number[]): string | undefined => {
      const cell = cells[path.find((other) => cells[other]?.levelCode === cells[place]?.levelCode) ?? path.at(-1) ?? -1];
      return this.#comparison.by === "name" ? cell?.nameZh : cell?.code;
    };
    const found = told(holderIn(edition, owner, assignment, at));
    if (found !== undefined) return said(`${found} found`, `实在 ${found}`);
    if (edition !== owner || assignment.cellMethod !== "nearest" || assignment.cellCode === null) return said("outside every cell", "不在任何网格内");
    const [nearest, metres] = [told(owner.pathOf(owner.placeOf(assignment.cellCode))), Math.round(assignment.nearestCellMetres ?? 0)];
    return said(`nearest cell ${nearest}, ${metres} m away, outside every cell`, `不在任何网格内，最近的网格 ${nearest} 相距 ${metres} 米`);
  }

  #placesOf(edition: LoadedEdition, stated: string): readonly number[] {
    const areas = this.#areasOf(edition);
    const name = folded(stated);
    const found = areas.get(name);
    if (found) return found;
    const bare = areas.get(`#${bareNumber(name)}`);
    if (bare && this.#comparison.by === "code") {
      this.#loosely = true;
      return bare;
    }
    return [];
  }

  #areasOf(edition: LoadedEdition): Map<string, number[]> {
    const known = this.#areas.get(edition);
    if (known) return known;
    const areas = new Map<string, number[]>();
    const { by, level } = this.#comparison;
    edition.cells.forEach((cell, place) => {
      if (level !== null && cell.levelCode !== level) return;
      const names = by === "code" ? [folded(cell.code), `#${bareNumber(folded(cell.code))}`] : [cell.nameZh, cell.nameEn ?? ""].map(folded);
      for (const name of new Set(names)) if (name !== "" && name !== "#") areas.set(name, [...(areas.get(name) ?? []), place]);
    });
    this.#areas.set(edition, areas);
    return areas;
  }

  #metresTo(edition: LoadedEdition, place: number, [lng, lat]: Position): number {
    let shapes = this.#shapes.get(edition);
    if (shapes === undefined) this.#shapes.set(edition, (shapes = new Map()));
    let shape = shapes.get(place);
    const cell = edition.cells[place];
    if (shape === undefined && cell !== undefined) shapes.set(place, (shape = indexCells([cell])));
    return shape?.nearest(lng, lat, FAR_METRES)?.distanceMetres ?? Infinity;
  }
}

/** A number without leading zeros and without ".0"; anything else gives nothing. */
function bareNumber(text: string): string {
  return /^0*(\d+?)(?:\.0+)?$/.exec(text)?.[1] ?? "";
}

/** The cells that hold the position in an edition, from the top down: what was assigned in the owner's, else what its index says. */
function holderIn(edition: LoadedEdition, owner: LoadedEdition | undefined, assignment: Assignment, [lng, lat]: Position): readonly number[] {
  if (edition === owner) {
    const isInside = assignment.cellMethod === "inside" || assignment.cellMethod === "border";
    return isInside && assignment.cellCode !== null ? owner.pathOf(owner.placeOf(assignment.cellCode)) : [];
  }
  const place = edition.index().locate(lng, lat);
  return place < 0 ? [] : edition.pathOf(place);
}
