import { defineStore } from "pinia";
import { computed } from "vue";
import { useIncidentColumnsStore } from "./incident-columns.ts";

const SQUARE_METRES_PER_KM2 = 1_000_000;

/** Area of the cells that are shown: the denominator of rates of the whole. Null while no cells are the unit, since bins reach beyond the land. */
export const useLandAreaStore = defineStore("land-area", () => {
  const columns = useIncidentColumnsStore();
  const squareKilometres = computed(() => {
    const { places } = columns;
    if (places === null || places.unit.kind !== "cells") return null;
    return places.areaSquareMetres.reduce((sum, area) => sum + (Number.isNaN(area) ? 0 : area), 0) / SQUARE_METRES_PER_KM2;
  });
  return { squareKilometres };
});
