export interface Progress {
  /** Begins the next of the announced steps. */
  step(what: string): void;
  /** Something worth knowing inside a step. */
  note(what: string): void;
  say(text: string): void;
}

/** Plain lines about a start, each with the seconds since it began. */
export function createProgress(stepCount: number, write: (line: string) => void = console.log): Progress {
  const startedAt = performance.now();
  const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  let current = 0;
  return {
    step: (what) => write(`${++current}/${stepCount} ${what} (${elapsed()})`),
    note: (what) => write(`    ${what} (${elapsed()})`),
    say: write,
  };
}
