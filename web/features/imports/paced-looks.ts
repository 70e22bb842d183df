/** Looks at something again and again, never twice at once, and never later than it was asked to. */
export interface PacedLooks {
  /** Looks within so many milliseconds; an earlier look that is planned already stays as it is, however often this is asked. */
  within(ms: number): void;
  stop(): void;
}

export function createPacedLooks(look: () => Promise<void>): PacedLooks {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;
  let isLooking = false;
  let isStopped = false;

  function within(ms: number): void {
    // A look that was under way when its screen was left asks for the next one.
    if (isStopped) return;
    const at = Date.now() + ms;
    if (waiting !== undefined && dueAt <= at) return;
    clearTimeout(waiting);
    dueAt = at;
    waiting = setTimeout(() => void begin(ms), ms);
  }
  async function begin(ms: number): Promise<void> {
    waiting = undefined;
    // What happened since the look began may not be in its answer.
    if (isLooking) return within(ms);
    isLooking = true;
    try {
      await look();
    } finally {
      isLooking = false;
    }
  }
  function stop(): void {
    isStopped = true;
    clearTimeout(waiting);
  }
  return { within, stop };
}
