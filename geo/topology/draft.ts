import type { Geometry, Position as GeoJsonPosition } from "geojson";
import type { CheckedCell } from "./checked-cell.ts";
import type { Finding, FindingKind, FindingSeverity } from "./finding.ts";

/** A finding before it has its id and names. */
export interface Draft {
  kind: FindingKind;
  severity: FindingSeverity;
  level: number;
  cells: CheckedCell[];
  geometry: Geometry | null;
  size: number;
  unit: Finding["unit"];
  details?: Pick<Finding, "place" | "widthMetres" | "areaSquareMetres" | "count" | "value">;
}

const MOST_CODES_IN_ID = 3;

/**
 * Gives every draft its id: kind, codes, and an ordinal that counts from south-west to north-east.
 * Nothing in it depends on the order in which cells or vertices came.
 */
export function nameFindings(drafts: readonly Draft[]): Finding[] {
  const entries = drafts.map((draft) => {
    const cells = [...draft.cells].sort((a, b) => compareText(a.code, b.code));
    const codes = cells.map((cell) => cell.code);
    const more = codes.length - MOST_CODES_IN_ID;
    const who = codes.slice(0, MOST_CODES_IN_ID).join("-") + (more > 0 ? `+${more}` : "");
    return { draft, cells, group: `${draft.kind}:${who}`, anchor: anchorOf(draft.geometry) };
  });
  entries.sort(
    (a, b) =>
      a.draft.level - b.draft.level ||
      compareText(a.group, b.group) ||
      a.anchor[0] - b.anchor[0] ||
      a.anchor[1] - b.anchor[1] ||
      a.draft.size - b.draft.size,
  );
  const ordinals = new Map<string, number>();
  return entries.map(({ draft, cells, group }) => {
    const ordinal = (ordinals.get(group) ?? 0) + 1;
    ordinals.set(group, ordinal);
    return {
      id: `${group}:${ordinal}`,
      kind: draft.kind,
      severity: draft.severity,
      level: draft.level,
      cellCodes: cells.map((cell) => cell.code),
      cellNames: cells.map((cell) => cell.name),
      geometry: draft.geometry,
      size: draft.size,
      unit: draft.unit,
      ...draft.details,
    };
  });
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The westernmost, then southernmost position. */
function anchorOf(geometry: Geometry | null): [number, number] {
  let best: [number, number] = [Infinity, Infinity];
  const visit = (value: GeoJsonPosition | unknown[]): void => {
    if (typeof value[0] === "number") {
      const [x, y] = value as [number, number];
      if (x < best[0] || (x === best[0] && y < best[1])) best = [x, y];
    } else for (const inner of value) visit(inner as unknown[]);
  };
  if (geometry !== null && geometry.type !== "GeometryCollection") visit(geometry.coordinates);
  return best[0] === Infinity ? [0, 0] : best;
}
