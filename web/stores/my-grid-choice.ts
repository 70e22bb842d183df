import type { CellKey } from "./analysis-filter-state.ts";

/** Which ground is mine: a cell, or whatever the posts of a person look after. */
export type MyGridChoice = { kind: "cell"; cell: CellKey } | { kind: "person"; code: string };

/** `cells`: what lies in them; `assigned`: what the person is to act on, wherever it lies. */
export const MY_GRID_MODES = ["cells", "assigned"] as const;
export type MyGridMode = (typeof MY_GRID_MODES)[number];

/** `cell:TERRITORY/CODE` or `person:CODE`. */
export function writeMyGrid(choice: MyGridChoice): string {
  return choice.kind === "person" ? `person:${choice.code}` : `cell:${choice.cell.territory ?? ""}/${choice.cell.code}`;
}

/** Null for what is none of ours. */
export function readMyGrid(text: string | null): MyGridChoice | null {
  const [, kind, rest = ""] = /^(person|cell):(.+)$/su.exec(text ?? "") ?? [];
  if (kind === "person") return { kind, code: rest };
  const slash = rest.indexOf("/");
  return kind === "cell" && slash >= 0 && slash < rest.length - 1 ? { kind, cell: { territory: rest.slice(0, slash) || null, code: rest.slice(slash + 1) } } : null;
}
