import { computed } from "vue";
import { readCellPath } from "../../../geo/columns/cell-path.ts";
import type { CategoryHotspot } from "../../../server/contract/hotspot.ts";
import { useNames } from "../../features/shell/use-names.ts";
import type { NamedArea } from "../map/mark-places.ts";
import { useGroundSource } from "../sources/ground-source.ts";

/** The district of a hotspot by name, and all districts as names for the map. */
export function useDistrictNames() {
  const ground = useGroundSource();
  const { nameOf } = useNames();
  const byKey = computed(() => new Map((ground.value?.districts ?? []).map((district) => [`${district.territory}/${district.code}`, district])));
  const areas = computed<NamedArea[]>(() => [...byKey.value].map(([id, district]) => ({ id, name: nameOf(district), at: [district.label.lng, district.label.lat] })));

  function districtOf({ place: { territory, path } }: CategoryHotspot): string | null {
    const found = readCellPath(path).codes.slice(0, -1).map((code) => byKey.value.get(`${territory}/${code}`)).find((district) => district !== undefined);
    return found ? nameOf(found) : null;
  }

  return { areas, districtOf };
}
