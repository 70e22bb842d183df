import { describe, expect, test } from "vitest";
import { holdsAt } from "../../../server/assignment/responsibilities.ts";
import { DEMO_SEED } from "../../../server/demo/load-demo-city.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";
import { findEmptyPosts } from "../../../server/responsibility/checks/find-empty-posts.ts";
import { findIdleRules } from "../../../server/responsibility/checks/find-idle-rules.ts";
import { answerFor, findOpenQuestions } from "../../../server/responsibility/checks/find-open-questions.ts";
import { findUnownedCells } from "../../../server/responsibility/checks/find-unowned-cells.ts";
import { listAreas } from "../../../server/responsibility/matrix/list-areas.ts";
import { createMatrixReader } from "../../../server/responsibility/matrix/read-answers.ts";
import { demoEdition, demoResponsibilities } from "../../support/demo-responsibilities.ts";

const NOW = new Date("2026-11-21T06:30:00Z");
const city = makeDemoCity(DEMO_SEED, NOW);
const edition = demoEdition(city);
const everything = demoResponsibilities(city);
const responsibilities = { ...everything, rules: everything.rules.filter((rule) => holdsAt(rule, NOW.getTime())) };
const list = listAreas([edition], responsibilities.rules, null);
const { checks, answering } = findOpenQuestions(responsibilities, list, createMatrixReader(responsibilities, NOW.getTime()), []);
const top = city.cells[0]!.code;

/** Category, area, subject and the tied rules, in words that both sides can be put into. */
const inWords = (categoryCode: string, cellCode: string, subjectType: string | null, ruleCodes: readonly string[]) =>
  `${categoryCode} in ${cellCode} for ${subjectType ?? "all"}: ${[...ruleCodes].sort().join(" = ") || "nobody"}`;
const found = (kinds: readonly string[]) => checks.filter(({ kind }) => kinds.includes(kind))
  .map((check) => inWords(check.category!.code, check.areas.map(({ code }) => code).join("+"), check.subjectType, check.ruleCodes)).sort();

describe("the demo city's matrix", () => {
  test("has exactly the ambiguities that were planted", () => {
    expect(found(["ambiguous"])).toEqual(city.planted.ambiguities.map((planted) => inWords(planted.categoryCode, planted.cellCode ?? top, planted.subjectType, planted.ruleCodes)).sort());
  });

  test("has exactly the gaps that were planted", () => {
    expect(found(["gap", "category_without_rule"])).toEqual(city.planted.gaps.map((planted) => inWords(planted.categoryCode, planted.cellCode ?? top, planted.subjectType, [])).sort());
  });

  test("tells categories that no rule names from those that one county left open", () => {
    expect(found(["category_without_rule"])).toEqual(city.planted.gaps.filter(({ cellCode }) => cellCode === null).map((planted) => inWords(planted.categoryCode, top, null, [])).sort());
  });

  test("is divided about building noise at night only, and not where the joint meeting has decided", () => {
    const night = checks.find(({ kind, category }) => kind === "ambiguous" && category?.code === "NOISE.CONSTRUCTION")!;

    expect(night.timeBand).toEqual({ fromMinute: 22 * 60, toMinute: 6 * 60 });
    expect(night.except.map(({ nameZh }) => nameZh)).toEqual(["石岭街道"]);
  });

  test("answers every planted question as it was planted", () => {
    const reader = createMatrixReader(responsibilities, NOW.getTime());
    for (const planted of [...city.planted.ambiguities, ...city.planted.gaps]) {
      const within = list.areas.find((area) => area.cell?.code === (planted.cellCode ?? top))!;
      const answer = answerFor(reader.answersFor(within.owner, planted.categoryCode), planted.subjectType, planted.minuteOfDay)!;

      expect([planted.note, answer.ruleCodes]).toEqual([planted.note, planted.ruleCodes]);
    }
  });

  test("has no rule that never answers and none that names what is missing", () => {
    expect(findIdleRules(responsibilities, [edition], answering)).toEqual([]);
  });
});

describe("the demo city's posts", () => {
  const empty = findEmptyPosts(responsibilities, NOW.getTime());

  test("lack a holder exactly where nobody holds them now", () => {
    const held = new Set(city.holdings.filter((holding) => holding.role === "holder" && Date.parse(holding.from) <= NOW.getTime() && (holding.to === null || Date.parse(holding.to) > NOW.getTime())).map(({ postCode }) => postCode));
    const vacant = empty.filter(({ kind }) => kind === "vacant_post").map(({ post }) => post!.code).sort();

    expect(vacant).toEqual(city.posts.map(({ code }) => code).filter((code) => !held.has(code)).sort());
    expect(vacant).toEqual(expect.arrayContaining(city.planted.absences.vacant));
  });

  test("are nobody's where holder and deputy are both away, and the deputy's where only the holder is", () => {
    const away = empty.filter(({ kind }) => kind === "holder_away").map(({ post }) => post!.code);

    expect(away).toEqual(city.planted.absences.bothOnLeave);
  });

  test("cover every cell; without one of them the cell is told", () => {
    expect(findUnownedCells(responsibilities, [edition])).toEqual([]);

    const posts = new Map(responsibilities.posts);
    const gone = [...posts.values()].find((post) => post.kind === "grid_officer" && post.code.endsWith("-1"))!;
    for (const post of responsibilities.posts.values()) if (post.kind === gone.kind && post.cellCode === gone.cellCode) posts.delete(post.code);
    expect(findUnownedCells({ ...responsibilities, posts }, [edition]).map(({ areas, postKind }) => [areas[0]?.code, postKind])).toEqual([[gone.cellCode, "grid_officer"]]);
  });
});
