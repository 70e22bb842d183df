import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { formatCount } from "../../format/format-count.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useMyGridStore } from "../../stores/my-grid.ts";
import { useNames } from "../shell/use-names.ts";

/** Cells that are named one by one; more are counted. */
const MOST_NAMED = 2;

/** What my grid is called, and where it lies. */
export function useMyGridWords(): { title: ComputedRef<string>; detail: ComputedRef<string> } {
  const { t } = useI18n();
  const { nameOf, listOf } = useNames();
  const [mine, deployment] = [useMyGridStore(), useDeploymentStore()];
  const place = computed(() => {
    const cells = mine.grid?.cells ?? [];
    return cells.length > MOST_NAMED ? t("workbench.mine.several", { name: nameOf(cells[0]!.cell), n: cells.length }) : listOf(cells.map(({ cell }) => nameOf(cell)));
  });
  const title = computed(() => {
    const { grid } = mine;
    if (grid === null) return t("incidents.title");
    if (mine.shownMode === "assigned" && grid.person !== null) return t("workbench.mine.titleAssigned", { name: grid.person.name });
    return t("workbench.mine.title", { place: place.value });
  });

  function beneath(): string {
    const [only, ...others] = mine.grid?.cells ?? [];
    if (only === undefined || others.length > 0 || only.cell.childCount === 0) return "";
    const level = deployment.deployment?.levels.filter(({ depth }) => depth > only.cell.depth).toSorted((a, b) => a.depth - b.depth)[0];
    return level === undefined ? "" : t("workbench.mine.beneath", { n: formatCount(only.cell.childCount), level: nameOf(level) });
  }
  const detail = computed(() => {
    const { grid } = mine;
    if (grid === null) return "";
    if (grid.person !== null) return [grid.person.name, listOf(grid.person.posts.slice(0, MOST_NAMED).map(nameOf)), grid.person.onLeave ? t("workbench.mine.onLeave") : ""].filter(Boolean).join(" · ");
    const [only] = grid.cells;
    return [only?.above.map((cell) => nameOf(cell)).join(" › ") ?? "", beneath()].filter(Boolean).join("　");
  });
  return { title, detail };
}
