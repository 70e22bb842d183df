import type { SearchHit } from "../../../server/contract/search.ts";
import type { MapHandle } from "../../map/use-map.ts";
import { useSelectionStore } from "../../stores/selection.ts";

const CLOSE_ZOOM = 15;

/** Brings a find onto the map: flies there, outlines a cell, opens an incident. */
export function useShowFound(map: MapHandle): (hit: SearchHit) => void {
  const selection = useSelectionStore();
  return (hit) => {
    if (hit.incidentId !== null) selection.selectIncident(hit.incidentId);
    else selection.showFound({ kind: hit.kind, code: hit.code, nameZh: hit.nameZh, nameEn: hit.nameEn, territory: hit.territory, position: hit.position });
    if (hit.bbox !== null) map.fit(hit.bbox);
    else if (hit.position !== null) map.flyTo([hit.position.lng, hit.position.lat], CLOSE_ZOOM);
  };
}
