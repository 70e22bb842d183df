import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { TopologyFinding } from "../../server/contract/cell.ts";
import { acceptFinding, fetchFindings } from "../api/editions.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** How a finding stands: what blocks comes first, what was let stand last. */
export const FINDING_RANKS = ["error", "warning", "notice", "accepted"] as const;
export type FindingRank = (typeof FINDING_RANKS)[number];

export const rankOf = (finding: TopologyFinding): FindingRank => (finding.acceptedAt === null ? finding.severity : "accepted");

/** What the check found in the chosen edition, ranked, and a walk through it. */
export const useEditionFindingsStore = defineStore("edition-findings", () => {
  const editions = useEditionsStore();
  const findings = shallowRef<readonly TopologyFinding[]>([]);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const acceptState = shallowRef<LoadState>({ kind: "idle" });
  const chosenId = shallowRef<string | null>(null);
  let running: AbortController | null = null;

  const ranked = computed(() => FINDING_RANKS.flatMap((rank) => findings.value.filter((finding) => rankOf(finding) === rank)
    .sort((a, b) => areaOf(b) - areaOf(a) || b.size - a.size)));
  const chosen = computed(() => findings.value.find(({ id }) => id === chosenId.value) ?? null);
  const countByKind = computed(() => {
    const counts = new Map<string, number>();
    for (const finding of findings.value) if (finding.acceptedAt === null) counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1);
    return counts;
  });
  const blocking = computed(() => findings.value.filter((finding) => rankOf(finding) === "error"));

  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const edition = editions.chosen;
    if (edition === null || (edition.checkedAt === null && edition.status === "draft" && edition.findingCounts.accepted === 0)) {
      findings.value = [];
      state.value = { kind: "ready", at: new Date() };
      return;
    }
    state.value = { kind: "loading" };
    try {
      findings.value = await fetchFindings(edition.id, mine.signal);
      if (chosen.value === null) chosenId.value = null;
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  /** The next finding, or the one before; from the end to the beginning again. */
  function walk(step: 1 | -1): TopologyFinding | null {
    const list = ranked.value;
    if (list.length === 0) return null;
    const at = list.findIndex(({ id }) => id === chosenId.value);
    const next = list[at < 0 ? (step === 1 ? 0 : list.length - 1) : (at + step + list.length) % list.length] ?? null;
    chosenId.value = next?.id ?? null;
    return next;
  }

  /** Without a reason the acceptance is taken back. */
  async function accept(findingId: string, reason: string | null): Promise<boolean> {
    const edition = editions.chosen;
    if (edition === null) return false;
    acceptState.value = { kind: "loading" };
    try {
      editions.take(await acceptFinding(edition.id, findingId, reason));
      const at = new Date();
      findings.value = findings.value.map((finding) => (finding.id === findingId ? { ...finding, acceptedAt: reason === null ? null : at.toISOString(), acceptedReason: reason } : finding));
      acceptState.value = { kind: "ready", at };
      return true;
    } catch (error) {
      acceptState.value = failedState(error);
      return false;
    }
  }

  return { findings, ranked, state, acceptState, chosenId, chosen, countByKind, blocking, load, walk, accept };
});

/** Findings that have an area go before those that are counted or measured along a line. */
const areaOf = (finding: TopologyFinding): number => (finding.unit === "m2" ? finding.size : -1);
