import { onScopeDispose, watch } from "vue";
import { useImportJobStore } from "../../stores/import-job.ts";
import { isUnderWay, useImportsStore } from "../../stores/imports.ts";
import { useLiveStore } from "../../stores/live.ts";

const UNDER_WAY_EVERY_MS = 700;
const GATHER_MS = 500;

/** Keeps the list and the import that is looked at in step: often while something runs, else when the live stream tells of a change. */
export function useImportPolling(): void {
  const [imports, job, live] = [useImportsStore(), useImportJobStore(), useLiveStore()];
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    const shown = job.job;
    if (shown !== null && isUnderWay(shown)) await job.open(shown.id);
    await imports.refresh();
    plan();
  }
  /** One timer, so that a slow server is never asked twice at once. */
  function plan(): void {
    clearTimeout(waiting);
    // The list is read after the import that is looked at: it may know of an end that the other answer did not have yet.
    const isShownUnderWay = job.job !== null && isUnderWay(job.job);
    if (imports.hasUnderWay || isShownUnderWay) waiting = setTimeout(() => void look(), UNDER_WAY_EVERY_MS);
  }
  watch(() => imports.hasUnderWay, plan);
  watch([() => live.incidentsRevision, () => live.groundRevision, () => live.state.kind], () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(), GATHER_MS);
  });
  onScopeDispose(() => clearTimeout(waiting));
  void look();
}
