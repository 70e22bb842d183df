import type { RiverNetwork, RiverPlace } from "../../geo/index.ts";
import type { Water } from "../contract/water.ts";
import type { BookReach } from "./river-book.ts";

/** A section that has a class, on its reach. */
export interface PlacedClass {
  sectionCode: string;
  reachCode: string;
  waterClass: number;
  place: Pick<RiverPlace, "alongMetres"> | undefined;
}

/**
 * The class that each reach takes: of the lowest section with a class on it; else, where such
 * sections lie above it and below it on the same river, of the next below. Elsewhere none is claimed.
 */
export function reachClasses(reaches: ReadonlyMap<string, BookReach>, network: Pick<RiverNetwork, "traceUpstream" | "lengthOf">, placed: readonly PlacedClass[]): Water["reaches"] {
  const own = new Map<string, PlacedClass>();
  for (const section of placed) {
    const other = own.get(section.reachCode);
    if (other === undefined || (section.place?.alongMetres ?? 0) > (other.place?.alongMetres ?? 0)) own.set(section.reachCode, section);
  }
  return [...reaches.values()].map((reach) => {
    const taken = own.get(reach.code) ?? nextBelow(reach, reaches, network, own);
    return { code: reach.code, waterClass: taken?.waterClass ?? null, sectionCode: taken?.sectionCode ?? null };
  });
}

function nextBelow(
  reach: BookReach, reaches: ReadonlyMap<string, BookReach>, network: Pick<RiverNetwork, "traceUpstream" | "lengthOf">, own: ReadonlyMap<string, PlacedClass>,
): PlacedClass | undefined {
  const isSameRiver = (code: string) => reaches.get(code)?.riverName === reach.riverName;
  const above = network.traceUpstream({ reachCode: reach.code, alongMetres: network.lengthOf(reach.code) ?? 0 }).reaches;
  if (!above.some(({ reachCode }) => own.has(reachCode) && isSameRiver(reachCode))) return undefined;
  const walked = new Set<string>();
  for (let code = reach.downstreamCode; code !== null && isSameRiver(code) && !walked.has(code); code = reaches.get(code)?.downstreamCode ?? null) {
    walked.add(code);
    const found = own.get(code);
    if (found !== undefined) return found;
  }
  return undefined;
}
