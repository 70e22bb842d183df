import type { Cell } from "../../server/contract/cell.ts";
import type { PersonDetail } from "../../server/contract/reference.ts";
import { fetchCellLine, fetchCellOutline, type CellOutline } from "../api/cells.ts";
import { fetchPerson } from "../api/people.ts";
import type { MyGridChoice } from "./my-grid-choice.ts";

/** A cell that is mine, with its border. */
export interface OwnCell {
  readonly cell: Cell;
  /** Cells above it, the top one first. */
  readonly above: readonly Cell[];
  readonly path: string;
  readonly outline: CellOutline;
}

export interface MyGrid {
  readonly choice: MyGridChoice;
  /** Null where a cell was chosen. */
  readonly person: PersonDetail | null;
  /** None is beneath another. */
  readonly cells: readonly OwnCell[];
}

/** What a choice stands for now: the person's posts, and cells with their borders. */
export async function loadMyGrid(choice: MyGridChoice, signal: AbortSignal): Promise<MyGrid> {
  if (choice.kind === "cell") return { choice, person: null, cells: [await loadCell(choice.cell, signal)] };
  const person = await fetchPerson(choice.code, signal);
  const keys = new Map(person.posts.flatMap(({ cell }) => (cell === null ? [] : [[`${cell.territory}/${cell.code}`, cell] as const])));
  const lines = await Promise.all([...keys.values()].map(async (key) => ({ key, line: await fetchCellLine(key.code, key.territory, signal) })));
  const outermost = lines.filter(({ line }) => !lines.some((other) => line.path.startsWith(`${other.line.path}/`)));
  return { choice, person, cells: await Promise.all(outermost.map(({ key }) => loadCell(key, signal))) };
}

async function loadCell({ territory, code }: { territory: string | null; code: string }, signal: AbortSignal): Promise<OwnCell> {
  const [{ path, cells }, outline] = await Promise.all([fetchCellLine(code, territory, signal), fetchCellOutline(code, territory, signal)]);
  return { cell: cells.at(-1)!, above: cells.slice(0, -1), path, outline };
}
