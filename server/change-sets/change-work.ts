import type { ChangeApplication, ChangePreview, ChangeProgress, ChangeSubject } from "../contract/change-set.ts";
import type { BackgroundWork } from "../imports/jobs/background-work.ts";
import type { ApplyOutcome } from "./apply-change.ts";
import type { ChangeStep } from "./change-step.ts";

/** Previews and applications of this server, where they hold no request up, and how far each has come. */
export class ChangeWork {
  readonly #work: BackgroundWork;
  readonly #now: () => Date;
  readonly #running = new Set<ChangeProgress>();

  constructor(work: BackgroundWork, now: () => Date) {
    this.#work = work;
    this.#now = now;
  }

  /** Given up when the signal is aborted. */
  preview(subject: ChangeSubject, signal: AbortSignal): Promise<ChangePreview> {
    return this.#follow("preview", subject, (onStep) => this.#work.run({ do: "preview-change", subject }, signal, onStep));
  }

  /** Goes on whoever hangs up: what was begun is done or undone as a whole. */
  apply(wish: ChangeApplication, idempotencyKey: string | null): Promise<ApplyOutcome> {
    return this.#follow("apply", wish.subject, (onStep) => this.#work.run({ do: "apply-change", wish, idempotencyKey }, new AbortController().signal, onStep));
  }

  running(): ChangeProgress[] {
    return [...this.#running];
  }

  async #follow<T>(work: ChangeProgress["work"], subject: ChangeSubject, run: (onStep: (step: ChangeStep) => void) => Promise<T>): Promise<T> {
    const progress: ChangeProgress = { work, subject, stage: "loading", incidentsDone: 0, incidentsTotal: 0, startedAt: this.#now().toISOString() };
    this.#running.add(progress);
    try {
      return await run((step) => Object.assign(progress, step));
    } finally {
      this.#running.delete(progress);
    }
  }
}
