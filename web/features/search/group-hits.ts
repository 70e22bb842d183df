import type { SearchHit, SearchKind } from "../../../server/contract/search.ts";
import type { StatedPosition } from "../../../server/contract/primitives.ts";

/** Something to choose: a find of the server, or a place whose coordinates were typed. */
export type Choice = { kind: "hit"; hit: SearchHit } | { kind: "coordinate"; stated: StatedPosition };
export interface ChoiceGroup { readonly kind: SearchKind | "coordinate"; readonly choices: readonly { readonly choice: Choice; readonly index: number }[]; }

/** Finds by kind, the kind of the best find first; `index` counts through all groups, as the arrow keys do. */
export function groupChoices(stated: readonly StatedPosition[], hits: readonly SearchHit[]): ChoiceGroup[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  const groups: [ChoiceGroup["kind"], Choice[]][] = kinds.map((kind) => [kind, hits.filter((hit) => hit.kind === kind).map((hit): Choice => ({ kind: "hit", hit }))]);
  if (stated.length > 0) groups.unshift(["coordinate", stated.map((position): Choice => ({ kind: "coordinate", stated: position }))]);
  let index = 0;
  return groups.map(([kind, choices]) => ({ kind, choices: choices.map((choice) => ({ choice, index: index++ })) }));
}
