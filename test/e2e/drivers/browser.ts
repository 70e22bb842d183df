import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page, type Route } from "playwright-core";
import { inject } from "vitest";

export type { CDPSession, Locator, Page } from "playwright-core";

/** WebGL 2 in software, and nothing that would call home. */
const FLAGS = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const PATIENCE_MS = 60_000;

export interface PageOptions {
  width?: number;
  height?: number;
  language?: "zh" | "en";
  theme?: "light" | "dark";
  /** Runs in the page before its own code; sees nothing but what is there. */
  script?: () => void;
  /** Runs before the page is opened: for what must be there from its first request on. */
  prepare?: (page: Page) => Promise<unknown>;
}

/** A page, and what went wrong behind it. */
export interface WatchedPage {
  page: Page;
  /** Requests that left our origin: must stay empty. */
  strayRequests: string[];
  /** Errors in the console or thrown by scripts: must stay empty, but for what a test provokes itself. */
  errors: string[];
  /** Answers requests whose address matches as `status`, until the returned function is called. */
  refuse(address: RegExp, status: number): Promise<() => Promise<void>>;
  /** Serious and critical violations that axe finds, one line each. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

let browser: Browser | undefined;

export async function openBrowser(): Promise<void> {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: FLAGS });
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
}

/** The origin that serves the demo city. */
export function origin(): string {
  return inject("demoCityUrl");
}

export async function openPage(path: string, { width = 1280, height = 760, language = "zh", theme = "light", script, prepare }: PageOptions = {}, base = origin()): Promise<WatchedPage> {
  if (browser === undefined) throw new Error("openBrowser() comes first");
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.addInitScript((look) => {
    localStorage.setItem("ecogrid.language", look.language);
    localStorage.setItem("ecogrid.theme", look.theme);
  }, { language, theme });
  if (script) await page.addInitScript(script);
  await prepare?.(page);
  const strayRequests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${base}/`) && !/^(data|blob):/.test(request.url())) strayRequests.push(request.url());
  });
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(base + path);
  return {
    page, strayRequests, errors,
    async refuse(address, status) {
      const answer = (route: Route) => route.fulfill({ status, contentType: "application/json", body: '{"error":{"code":"busy","message":"restarting"}}' });
      await page.route(address, answer);
      return () => page.unroute(address, answer);
    },
    violations: () => runAxe(page),
    close: () => context.close(),
  };
}

/** Waits until `isSo` holds, however long the software renderer takes; the last value on failure. */
export async function eventually<T>(read: () => Promise<T>, isSo: (value: T) => boolean, withinMs = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + withinMs;
  let value = await read();
  while (!isSo(value)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain; the last value was ${JSON.stringify(value)}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    value = await read();
  }
  return value;
}

interface AxeResult { violations: { id: string; impact: string | null; help: string; nodes: { html: string }[] }[]; }

async function runAxe(page: Page): Promise<string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: Document): Promise<AxeResult> } };
    return axe.run(document);
  });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

