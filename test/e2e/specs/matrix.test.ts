import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ResponsibilityChecks } from "../../../server/contract/responsibility.ts";
import { eventually } from "../drivers/browser.ts";
import { type MatrixScreen, openMatrixScreen } from "../drivers/matrix-screen.ts";
import { openedScreens } from "../drivers/opened-screens.ts";
import { serveDatabase, type ServedProgram } from "../serve-database.ts";

// A city of its own: what is settled here would be missing from the others' tests.
let city: ServedProgram;
beforeAll(async () => { city = await serveDatabase(inject("databaseServerUrl"), { DEMO: "auto" }); });
afterAll(() => city.stop());

const { screen } = openedScreens<MatrixScreen>((path, options) => openMatrixScreen(`/data/matrix${path}`, options, city.url));
const ask = async <T>(path: string): Promise<T> => (await fetch(city.url + path)).json() as Promise<T>;
const CONSTRUCTION = "NOISE.CONSTRUCTION";
const topOf = async () => (await ask<{ areas: { cellCode: string }[] }>("/api/responsibility/matrix")).areas[0]!.cellCode;

test("the planted faults are listed with their incidents, each leads to its place, and axe has nothing to say", async () => {
  const matrix = await screen();
  const top = await topOf();

  expect(await matrix.faults("ambiguous")).toEqual(["建设施工噪声", "社会生活噪声", "黑臭水体"]);
  expect(await matrix.faults("gap")).toEqual(["烟花爆竹"]);
  expect((await matrix.faults("category_without_rule")).sort()).toEqual(["宠物与流浪犬噪声", "非环境诉求（劳资、邻里）"].sort());
  await matrix.pickFault("ambiguous", "建设施工噪声");
  expect(await matrix.cell(CONSTRUCTION, top).getAttribute("aria-selected")).toBe("true");
  expect(await matrix.stateOf(CONSTRUCTION, top)).toBe("ambiguous");
  expect(await matrix.violations()).toEqual([]);
  expect(matrix.errors).toEqual([]);
});

test("the table is walked by arrow keys and opened by Enter", async () => {
  const { page, cell } = await screen();
  await page.locator('td[tabindex="0"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const [category, area] = await page.evaluate(() => [document.activeElement?.getAttribute("data-category"), document.activeElement?.getAttribute("data-area")]);
  await page.keyboard.press("Enter");

  await page.waitForSelector('[data-testid="drawer"]');
  expect(await cell(category!, area!).getAttribute("aria-selected")).toBe("true");
});

test("an ambiguity is settled in a draft, tried on last year's incidents, and put in force", async () => {
  const matrix = await screen();
  const { page } = matrix;
  const before = (await ask<ResponsibilityChecks>("/api/responsibility/checks")).items.find(({ kind, category }) => kind === "ambiguous" && category?.code === CONSTRUCTION)!;
  const openBefore = await ask<{ byResult: { ambiguous: number } }>("/api/summary");

  await matrix.pickFault("ambiguous", "建设施工噪声");
  await page.locator('[data-testid="rule-card"]').first().locator('[data-testid="keep-only"]').click();
  await page.waitForURL(/\/data\/matrix\/\d+$/);
  await matrix.settled();
  await eventually(() => matrix.faults("ambiguous"), (faults) => !faults.includes("建设施工噪声"));
  expect((await ask<ResponsibilityChecks>("/api/responsibility/checks")).counts.ambiguous).toBe(3);

  await page.locator('[data-testid="drawer"] header button').click();
  expect(await page.locator('[data-testid="draft-change"]').count()).toBe(1);
  await page.click('[data-testid="start-dry-run"]');
  await page.waitForSelector('[data-testid="dry-run"][data-state="done"]');
  expect(await page.locator('[data-testid="dry-run"] .headline').textContent()).toContain(`${before.incidents.toLocaleString("en")} 件结果不同`);

  await page.click('[data-testid="preview-change"]');
  await page.waitForSelector('[data-testid="apply"]');
  await page.click('[data-testid="apply"]');
  expect(await page.locator('[role="alert"]').allTextContents()).toContain("请写明理由");
  await page.fill('[data-testid="apply-reason"]', "联席会议纪要〔2026〕9 号");
  // The news of it may come before the answer.
  await page.route(/\/api\/change-sets$/, async (route) => {
    const response = await route.fetch();
    await new Promise((resolve) => { setTimeout(resolve, 2_000); });
    await route.fulfill({ response });
  });
  await page.click('[data-testid="apply"]');
  await page.waitForURL(/\/data\/matrix$/);

  await eventually(() => ask<ResponsibilityChecks>("/api/responsibility/checks"), ({ counts }) => counts.ambiguous === 2);
  await eventually(() => matrix.faults("ambiguous"), (faults) => faults.length === 2);
  await eventually(() => ask<{ byResult: { ambiguous: number } }>("/api/summary"), ({ byResult }) => byResult.ambiguous <= openBefore.byResult.ambiguous - before.incidents);
  expect(matrix.errors).toEqual([]);
});

test("a change can be undone, and a draft that is discarded leaves nothing behind", async () => {
  const matrix = await screen();
  const { page } = matrix;
  await matrix.pickFault("gap", "烟花爆竹");
  await page.getByText("在本区域新写一条").click();
  await page.locator('.rule-form button[type="submit"]').click();
  expect(await page.locator('.rule-form [role="alert"]').textContent()).toBe("请选择牵头部门");
  await page.selectOption('[data-testid="lead-department"]', "GAJ");
  await page.locator('.rule-form button[type="submit"]').click();
  await page.waitForURL(/\/data\/matrix\/\d+$/);
  await eventually(() => matrix.faults("gap"), (faults) => faults.length === 0);

  await page.getByRole("button", { name: "撤销" }).click();
  await eventually(() => matrix.faults("gap"), (faults) => faults.length === 1);
  await page.locator('[data-testid="drawer"] header button').click();
  await page.click('[data-testid="discard"]');
  await page.click('[data-testid="discard-yes"]');
  await page.waitForURL(/\/data\/matrix$/);
  expect((await ask<{ items: { state: string }[] }>("/api/responsibility/drafts")).items.every(({ state }) => state === "applied")).toBe(true);
});
