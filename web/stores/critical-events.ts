import type { PublicEvent } from "../../server/contract/public-incident.ts";
import type { SectionWater } from "../../server/contract/water.ts";

interface Named { readonly code: string; readonly nameZh: string; readonly nameEn: string | null; }

/** What may break into the cycle of scenes. Nothing in it tells of a person. */
export type CriticalEvent =
  | { readonly kind: "unowned_incident"; readonly key: string; readonly at: Date; readonly reason: "unassigned" | "gap"; readonly incidentId: number; readonly category: Named; readonly cell: Named | null }
  | { readonly kind: "section_worst"; readonly key: string; readonly at: Date | null; readonly section: Named; readonly riverName: string | null; readonly items: readonly { readonly nameZh: string; readonly nameEn: string }[] };

const WORST_CLASS = 6;

/**
 * A new incident that nobody owns: outside every cell, or in one where no rule names a department. One whose place is
 * not known yet only waits for it.
 */
export function criticalOf(event: PublicEvent): CriticalEvent | null {
  if (event.type !== "incident.reported") return null;
  const { id, assignmentResult, category, cell, position } = event.incident;
  const reason = assignmentResult === "gap" ? "gap" : assignmentResult === "unassigned" && position !== null ? "unassigned" : null;
  if (reason === null) return null;
  return { kind: "unowned_incident", key: `incident-${id}`, at: new Date(event.at), reason, incidentId: id, category, cell };
}

/** Sections whose class is 劣Ⅴ now and was another before; those that had no class before count too, new ones do not. */
export function newlyWorst(before: readonly SectionWater[], now: readonly SectionWater[]): CriticalEvent[] {
  const known = new Map(before.map(({ code, waterClass }) => [code, waterClass]));
  return now.filter(({ code, waterClass }) => waterClass === WORST_CLASS && known.has(code) && known.get(code) !== WORST_CLASS).map((section) => ({
    kind: "section_worst", key: `section-${section.code}-${section.lastObservedAt ?? ""}`, at: section.lastObservedAt === null ? null : new Date(section.lastObservedAt),
    section: { code: section.code, nameZh: section.nameZh, nameEn: section.nameEn }, riverName: section.riverName, items: section.mainItems,
  }));
}
