interface Waiter {
  readonly seq: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** Those who wait for an event to have been dealt with. */
export class SeqWaiters {
  #waiters: Waiter[] = [];

  /** Whoever has `gone` is forgotten: his promise never settles. */
  waitFor(seq: number, gone?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = { seq, resolve, reject };
      this.#waiters.push(waiter);
      gone?.addEventListener("abort", () => { this.#waiters = this.#waiters.filter((other) => other !== waiter); }, { once: true });
    });
  }

  /** Everything up to `seq` has been dealt with. */
  reached(seq: number): void {
    for (const waiter of this.#waiters) if (waiter.seq <= seq) waiter.resolve();
    this.#waiters = this.#waiters.filter((waiter) => waiter.seq > seq);
  }

  giveUp(error: unknown): void {
    for (const waiter of this.#waiters) waiter.reject(error);
    this.#waiters = [];
  }
}
