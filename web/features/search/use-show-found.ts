import type { MapHandle } from "../../map/use-map.ts";
import { useReportStore } from "../../stores/report.ts";
import { useSelectionStore } from "../../stores/selection.ts";
import type { Choice } from "./group-hits.ts";

const CLOSE_ZOOM = 15;

/** Brings a find onto the map: flies there, outlines a cell, opens an incident, asks whose typed coordinates are. While a report is filled in, a find with a place of its own says where that is. */
export function useShowFound(map: MapHandle): (choice: Choice) => void {
  const [selection, report] = [useSelectionStore(), useReportStore()];
  return (choice) => {
    if (choice.kind === "coordinate") {
      // The answer knows the position in WGS 84, and the drawer then brings it into view.
      selection.selectPlace(choice.stated);
      return;
    }
    const { hit } = choice;
    if (report.isOpen && hit.position !== null && hit.kind !== "cell") selection.selectPlace({ x: hit.position.lng, y: hit.position.lat, crs: "wgs84" });
    else if (hit.incidentId !== null) selection.selectIncident(hit.incidentId);
    else if (hit.kind === "monitoring_section") selection.selectSection(hit.code);
    else selection.showFound({ kind: hit.kind, code: hit.code, nameZh: hit.nameZh, nameEn: hit.nameEn, territory: hit.territory, position: hit.position });
    if (hit.bbox !== null) map.fit(hit.bbox);
    else if (hit.position !== null) map.flyTo([hit.position.lng, hit.position.lat], CLOSE_ZOOM);
  };
}
