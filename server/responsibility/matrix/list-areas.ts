import type { Rule } from "../../assignment/responsibilities.ts";
import type { FoundCell } from "../../territory/find-cell.ts";
import type { LoadedEdition, SnapshotCell } from "../../territory/loaded-edition.ts";

/** An area of the matrix: a cell, or what of a territory lies in no cell listed. */
export interface Area {
  readonly edition: LoadedEdition;
  /** Null: the territory as a whole. */
  readonly cell: SnapshotCell | null;
  /** Place in the list of the next area above. */
  readonly parent: number | null;
  /** Whose answers are those of every undivided cell for which this is the narrowest area. */
  readonly owner: FoundCell;
  /** How many undivided cells have this as their narrowest area. */
  readonly leafCells: number;
}

export interface AreaList {
  readonly areas: readonly Area[];
  /** Place of the narrowest area that holds a cell, given the codes from its top down; -1: none. */
  areaOf(territory: string, pathCodes: readonly string[]): number;
}

/** More than this many columns of one depth are no longer a table to read. */
const MOST_PLAIN_AREAS = 40;
const PLAIN_DEPTHS = 2;

/**
 * The areas by which a matrix is read: the top two depths of each territory, or a chosen cell and its
 * children, and every cell beneath that a rule names. Two undivided cells with the same narrowest area
 * have the same rules above them, so that one answer holds for both and none is left out.
 */
export function listAreas(editions: readonly LoadedEdition[], rules: readonly Rule[], cellCode: string | null): AreaList {
  const areas: Area[] = [];
  const placeByCell = new Map<string, number>();
  for (const edition of editions) {
    if (cellCode !== null && edition.placeOf(cellCode) < 0) continue;
    const listed = listedPlaces(edition, ruledCodes(rules, edition.territory), cellCode);
    addAreas(edition, listed, cellCode, areas, placeByCell);
  }
  return {
    areas,
    areaOf(territory, pathCodes) {
      for (let i = pathCodes.length - 1; i >= 0; i--) {
        const known = placeByCell.get(`${territory}\n${pathCodes[i]}`);
        if (known !== undefined) return known;
      }
      return placeByCell.get(`${territory}\n`) ?? -1;
    },
  };
}

/** Codes of the cells of a territory that rules name. */
export function ruledCodes(rules: readonly Rule[], territory: string): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => rule.territory === null || rule.territory === territory ? rule.cellCode ?? [] : []));
}

function listedPlaces(edition: LoadedEdition, ruled: ReadonlySet<string>, cellCode: string | null): Set<number> {
  const children = childPlaces(edition);
  const tops = cellCode === null ? children.get(-1) ?? [] : [edition.placeOf(cellCode)];
  const within = cellCode === null ? null : new Set(edition.subtreeOf(cellCode));
  const listed = new Set<number>();
  let row: readonly number[] = tops;
  for (let depth = 0; depth < PLAIN_DEPTHS && row.length <= MOST_PLAIN_AREAS; depth++) {
    for (const place of row) listed.add(place);
    row = row.flatMap((place) => children.get(place) ?? []);
  }
  edition.cells.forEach((cell, place) => {
    if (ruled.has(cell.code) && (within === null || within.has(cell.code))) listed.add(place);
  });
  return listed;
}

function addAreas(edition: LoadedEdition, listed: ReadonlySet<number>, cellCode: string | null, areas: Area[], placeByCell: Map<string, number>): void {
  const { territory } = edition;
  const children = childPlaces(edition);
  const leavesOf = new Map<number, number>();
  let firstLoose = -1;
  edition.cells.forEach((_cell, place) => {
    if (children.has(place)) return;
    const path = edition.pathOf(place);
    if (cellCode !== null && !path.some((at) => edition.cells[at]?.code === cellCode)) return;
    const narrowest = path.findLast((at) => listed.has(at)) ?? -1;
    if (narrowest < 0 && firstLoose < 0) firstLoose = place;
    leavesOf.set(narrowest, (leavesOf.get(narrowest) ?? 0) + 1);
  });
  const whole = firstLoose < 0 ? null : areas.length;
  if (whole !== null) {
    placeByCell.set(`${territory}\n`, whole);
    areas.push({ edition, cell: null, parent: null, owner: { edition, place: firstLoose }, leafCells: leavesOf.get(-1) ?? 0 });
  }
  const inOrder = [...listed].map((place) => ({ place, path: edition.pathOf(place) })).sort((one, other) => comparePaths(one.path, other.path));
  for (const { place, path } of inOrder) {
    const cell = edition.cells[place];
    if (cell === undefined) continue;
    const above = path.findLast((at) => at !== place && listed.has(at));
    const parent = above === undefined ? whole : placeByCell.get(`${territory}\n${edition.cells[above]?.code}`) ?? whole;
    placeByCell.set(`${territory}\n${cell.code}`, areas.length);
    areas.push({ edition, cell, parent, owner: { edition, place }, leafCells: leavesOf.get(place) ?? 0 });
  }
}

/** Children of each place; those without a parent under -1. */
function childPlaces(edition: LoadedEdition): Map<number, number[]> {
  const children = new Map<number, number[]>();
  edition.cells.forEach((cell, place) => {
    const parent = cell.parentCode === null ? -1 : edition.placeOf(cell.parentCode);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [place]);
    else siblings.push(place);
  });
  return children;
}

/** Every area before what lies in it, siblings in the order of the edition. */
function comparePaths(one: readonly number[], other: readonly number[]): number {
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
