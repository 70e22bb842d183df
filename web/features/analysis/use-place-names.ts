import { useI18n } from "vue-i18n";
import { readCellPath } from "../../../geo/columns/cell-path.ts";
import { useCellNamesStore } from "../../stores/cell-names.ts";
import type { PlaceRow } from "../../stores/place-rows.ts";
import type { CellKey } from "../../stores/analysis-filter-state.ts";
import { useNames } from "../shell/use-names.ts";
import { useSubjectWords } from "./use-subject-words.ts";

/** The cell that a cell path ends in, and those above it, topmost first; empty for a bin. */
export function cellsOfPath(path: string): CellKey[] {
  const { territory, codes } = readCellPath(path);
  return codes.map((code) => ({ territory, code }));
}

/** Names of places: cells by name, bins by their shape and middle (longitude, latitude), since they have no name. */
export function usePlaceNames(): { nameOfPlace: (row: PlaceRow) => string; pathOfPlace: (row: PlaceRow) => string } {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const words = useSubjectWords();
  const cellNames = useCellNamesStore();
  return {
    nameOfPlace: (row) => (row.name ? nameOf(row.name) : t("analysis.place.bin", { unit: words.value.bin, lng: row.lng.toFixed(3), lat: row.lat.toFixed(3) })),
    pathOfPlace: (row) => {
      if (row.name === null) return "";
      return cellsOfPath(row.id).slice(0, -1).map((cell) => {
        const named = cellNames.find(cell);
        return named ? nameOf(named) : cell.code;
      }).join(" › ");
    },
  };
}
