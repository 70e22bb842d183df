import { computed, watch } from "vue";
import type { IncidentCounts } from "../../geo/columns/incident-counts.ts";
import type { LoadQuestion } from "../workers/incident-questions.ts";
import type { useDeploymentStore } from "./deployment.ts";

type Categories = LoadQuestion["categories"];

/**
 * Keeps the categories in step with the incidents: an import may bring along some that nothing else
 * tells of. Each unknown code is asked for once; `handOn` is called with every list that the worker
 * does not have yet.
 */
export function keepCategories(deployment: ReturnType<typeof useDeploymentStore>, counts: () => IncidentCounts | null, handOn: (categories: Categories) => Promise<unknown>) {
  const asked = new Set<string>();
  const current = computed<Categories>(() => (deployment.deployment?.categories ?? []).map(({ code, parentCode }) => ({ code, parentCode })));
  let given: Categories | null = null;

  async function giveNew(): Promise<void> {
    const mine = current.value;
    if (given === null || mine === given) return;
    given = mine;
    await handOn(mine);
  }

  watch(() => counts()?.byCategory, (byCategory) => {
    const unknown = (byCategory ?? []).map(({ value }) => value).filter((code) => !deployment.categoryByCode.has(code) && !asked.has(code));
    if (unknown.length === 0) return;
    for (const code of unknown) asked.add(code);
    void deployment.load().then(() => {
      // Not told is not the same as unknown: the next counts ask again.
      if (deployment.state.kind === "failed") for (const code of unknown) asked.delete(code);
    });
  });
  watch(current, () => void giveNew());

  return {
    current,
    /** A load has taken these along; newer ones follow. */
    loadedWith(categories: Categories): void {
      given = categories;
      void giveNew();
    },
    /** There are no columns any more to hand anything to. */
    reset(): void {
      given = null;
      asked.clear();
    },
  };
}
