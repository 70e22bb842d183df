import { type Ask, createAsk } from "./create-ask.ts";
import type { HeadingQuestions } from "./heading-questions.ts";

/** Reads the headings of tables of readings. */
export function createAskHeadings(): Ask<HeadingQuestions> {
  return createAsk(() => new Worker(new URL("./headings.worker.ts", import.meta.url), { type: "module", name: "headings" }));
}
