import { createPinia, setActivePinia } from "pinia";
import { beforeEach, describe, expect, test } from "vitest";
import type { StreamEvent } from "../../../server/contract/event.ts";
import type { SectionWater } from "../../../server/contract/water.ts";
import { criticalOf, newlyWorst, type CriticalEvent } from "../../../web/stores/critical-events.ts";
import { type Interrupt, useWallInterruptsStore } from "../../../web/stores/wall-interrupts.ts";

type Reported = Extract<StreamEvent, { type: "incident.reported" }>;
const reported = (part: Partial<Reported["incident"]>): Reported => ({
  seq: 1, at: "2026-11-21T06:30:00Z", type: "incident.reported",
  incident: {
    id: 7, sourceSystem: "12345", externalId: "x", channel: "phone", kind: "complaint", status: "reported", category: { code: "NOISE", nameZh: "噪声", nameEn: "Noise" }, subjectType: null,
    title: "张三投诉", address: "某路 1 号", occurredAt: "2026-11-21T06:30:00Z", reportedAt: "2026-11-21T06:30:00Z", position: { lng: 112, lat: 32 }, cell: null, cellMethod: "none",
    nearBoundary: false, assignmentResult: "clear", department: null, person: null, ...part,
  } as Reported["incident"],
});
const section = (code: string, waterClass: number | null) => ({ code, waterClass, nameZh: code, nameEn: null, riverName: "澜水", lastObservedAt: null, mainItems: [] }) as unknown as SectionWater;

describe("an incident is critical when nobody owns it", () => {
  test.each([["clear", null], ["ambiguous", null], ["gap", "gap"], ["unassigned", "unassigned"]] as const)("%s", (assignmentResult, reason) => {
    expect(criticalOf(reported({ assignmentResult }))).toEqual(reason === null ? null : expect.objectContaining({ kind: "unowned_incident", reason, incidentId: 7 }));
  });

  test("but not when only its place is not known yet", () => {
    expect(criticalOf(reported({ assignmentResult: "unassigned", position: null }))).toBeNull();
  });

  test("and nothing that could tell of a person goes along", () => {
    expect(JSON.stringify(criticalOf(reported({ assignmentResult: "gap" })))).not.toMatch(/张三|某路/);
  });
});

test("a section is critical when its class becomes 劣Ⅴ, not while it stays so nor when it is new", () => {
  const before = [section("a", 4), section("b", 6), section("c", null)];
  const now = [section("a", 6), section("b", 6), section("c", 6), section("d", 6), section("e", 5)];

  expect(newlyWorst(before, now).map((event) => (event.kind === "section_worst" ? event.section.code : ""))).toEqual(["a", "c"]);
});

describe("interruptions", () => {
  const critical = (id: number) => criticalOf(reported({ id, assignmentResult: "gap" })) as CriticalEvent;
  beforeEach(() => { setActivePinia(createPinia()); });

  test("one breaks in at once, for thirty seconds", () => {
    const interrupts = useWallInterruptsStore();
    interrupts.offer(critical(1));
    interrupts.tick(0, true);
    expect(interrupts.shown).toMatchObject({ event: { incidentId: 1 }, others: 0 });

    interrupts.tick(30_000, true);
    expect(interrupts.shown).toBeNull();
  });

  test("a flood breaks in once in ten minutes, and says how many more there were", () => {
    const interrupts = useWallInterruptsStore();
    const shown = new Set<Interrupt>();
    for (let second = 0; second < 1_800; second += 1) {
      interrupts.offer(critical(second));
      interrupts.tick(second * 1_000, true);
      if (interrupts.shown !== null) shown.add(interrupts.shown);
    }

    expect([...shown].map(({ others }) => others)).toEqual([0, 599, 599]);
  });

  test("while somebody is at the wall it waits, and is not lost", () => {
    const interrupts = useWallInterruptsStore();
    interrupts.offer(critical(1));
    interrupts.tick(0, false);
    expect(interrupts.shown).toBeNull();

    interrupts.tick(60_000, true);
    expect(interrupts.shown).not.toBeNull();
  });

  test("the same event told twice breaks in once", () => {
    const interrupts = useWallInterruptsStore();
    interrupts.offer(critical(1));
    interrupts.offer(critical(1));
    interrupts.tick(0, true);

    expect(interrupts.shown?.others).toBe(0);
  });
});
