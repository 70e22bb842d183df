import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { LayerGroup } from "../map/layer-ids.ts";

/** Which groups of layers are switched off. */
export const useMapLayersStore = defineStore("map-layers", () => {
  const hidden = shallowRef<ReadonlySet<LayerGroup>>(new Set());

  function setVisible(group: LayerGroup, visible: boolean): void {
    const next = new Set(hidden.value);
    if (visible) next.delete(group);
    else next.add(group);
    hidden.value = next;
  }

  return { hidden, setVisible };
});
