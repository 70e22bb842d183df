import { onScopeDispose, watch } from "vue";
import { useImportJobStore } from "../../stores/import-job.ts";
import { isUnderWay, useImportsStore } from "../../stores/imports.ts";
import { useLiveStore } from "../../stores/live.ts";
import { createPacedLooks } from "./paced-looks.ts";

const UNDER_WAY_EVERY_MS = 700;
const GATHER_MS = 500;

/** Keeps the list and the import that is looked at in step: often while something runs, else when the live stream tells of a change. */
export function useImportPolling(): void {
  const [imports, job, live] = [useImportsStore(), useImportJobStore(), useLiveStore()];
  const looks = createPacedLooks(async () => {
    const shown = job.job;
    if (shown !== null && isUnderWay(shown)) await job.open(shown.id);
    await imports.refresh();
    plan();
  });

  function plan(): void {
    // The list is read after the import that is looked at: it may know of an end that the other answer did not have yet.
    const isShownUnderWay = job.job !== null && isUnderWay(job.job);
    if (imports.hasUnderWay || isShownUnderWay) looks.within(UNDER_WAY_EVERY_MS);
  }
  watch(() => imports.hasUnderWay, plan);
  // A running import tells of new incidents many times a second: that must not put off the look at it.
  watch([() => live.incidentsRevision, () => live.groundRevision, () => live.state.kind], () => { looks.within(GATHER_MS); });
  onScopeDispose(looks.stop);
  looks.within(0);
}
