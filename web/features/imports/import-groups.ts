import type { ImportKind, ImportKindDescription } from "../../../server/contract/import.ts";

const GROUPS: readonly [name: "ground" | "people" | "places" | "incidents", kinds: readonly ImportKind[]][] = [
  ["ground", ["levels", "cells"]],
  ["people", ["departments", "posts", "people", "holdings", "leaves", "categories", "rules"]],
  ["places", ["enterprises", "river-reaches", "monitoring-sections", "readings"]],
  ["incidents", ["incidents"]],
];

export interface ImportGroup { name: (typeof GROUPS)[number][0] | "others"; kinds: { kind: ImportKindDescription; ordinal: number }[]; }

/** The kinds as a person looks for them, each with its place in the order of loading; no kind is left out. */
export function groupKinds(kinds: readonly ImportKindDescription[]): ImportGroup[] {
  const numbered = kinds.map((kind, at) => ({ kind, ordinal: at + 1 }));
  const grouped = GROUPS.map(([name, members]) => ({ name, kinds: numbered.filter(({ kind }) => members.includes(kind.kind)) }));
  const known = new Set(GROUPS.flatMap(([, members]) => members));
  return [...grouped, { name: "others" as const, kinds: numbered.filter(({ kind }) => !known.has(kind.kind)) }].filter(({ kinds: members }) => members.length > 0);
}
