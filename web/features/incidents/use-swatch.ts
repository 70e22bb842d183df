import { computed } from "vue";
import { assignSwatches } from "../../map/category-swatches.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";

/** The colour name of any category: that of the top-level category above it. */
export function useSwatch(): (categoryCode: string) => string {
  const deployment = useDeploymentStore();
  const swatches = computed(() => assignSwatches(deployment.categoryTree.map((node) => node.category)));
  return (code) => swatches.value.get(deployment.topOf(code)) ?? "other";
}
