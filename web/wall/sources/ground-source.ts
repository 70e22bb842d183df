import type { Cell, CellNetwork } from "../../../server/contract/cell.ts";
import { fetchCellNetwork } from "../../api/cell-network.ts";
import { fetchCellOutline, fetchCellsOfLevel } from "../../api/cells.ts";
import { fetchLand } from "../../api/land.ts";
import { fetchRiverReaches } from "../../api/river-reaches.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";
import { outlineOf, type Ring } from "../../map/wall/outline.ts";
import { englishRiverNames } from "../figures/river-names.ts";
import { depthsOf } from "./depths.ts";

/** A district with its border as far as a screen shows it. */
export type District = Cell & { readonly outline: readonly Ring[] };
export interface Ground {
  /** Borders of everything, as far as a screen shows them. */
  readonly land: readonly Ring[];
  readonly districts: readonly District[];
  /** What is ranked: cells of one depth with area and people. */
  readonly places: CellNetwork["cells"];
  /** English names by river, as far as there are any. */
  readonly riverNamesEn: ReadonlyMap<string, string>;
}

/** Cells as the wall draws, fits and ranks them; others only when boundaries change. */
export function useGroundSource(): WallSource<Ground> {
  const deployment = useDeploymentStore();
  return createWallSource<Ground>({
    key: "ground", everyMs: 3_600_000, askAgainOn: ["edition.published", "reference.imported"],
    async ask(signal) {
      await deployment.need();
      const { district, place } = depthsOf(deployment.deployment?.levels ?? []);
      const [land, districts, network, reaches] = await Promise.all([
        fetchLand(signal), district === null ? [] : fetchCellsOfLevel(district.code, signal), place === null ? null : fetchCellNetwork(place.depth, signal),
        fetchRiverReaches(signal),
      ]);
      const outlined: District[] = [];
      // One after the other: nobody waits for them, and every wall that starts asks the same.
      for (const cell of districts) outlined.push({ ...cell, outline: outlineOf((await fetchCellOutline(cell.code, cell.territory, signal)).geometry) });
      return { land: land.features.flatMap(({ geometry }) => outlineOf(geometry)), districts: outlined, places: network?.cells ?? [], riverNamesEn: englishRiverNames(reaches) };
    },
    // Boundaries do not grow old: they hold until others are published.
    dataAtOf: () => null,
  });
}
