import { type Component, type ComputedRef, computed } from "vue";
import { useNames } from "../../features/shell/use-names.ts";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import type { Scene } from "../scene.ts";
import DistrictScene from "./DistrictScene.vue";
import OverviewScene from "./OverviewScene.vue";
import { useSceneSources } from "./use-scene-sources.ts";
import WaterScene from "./WaterScene.vue";

/** Roughly what a viewer reads before knowing the answer. */
const WORDS = { overview: 30, water: 25, district: 20 } as const;

/** What the wall shows, in this order. Called once, when the wall opens: sources made here live as long as the wall. */
export function useScenes(): ComputedRef<readonly Scene[]> {
  const { ground, water } = useSceneSources();
  const clock = useWallClockStore();
  const { nameOf } = useNames();

  return computed(() => {
    const [month, day] = [Number(clock.today.slice(5, 7)), Number(clock.today.slice(8))];
    const scene = (id: string, kind: keyof typeof WORDS, component: Component, titleArguments: Scene["titleArguments"], isOffered: boolean, props: Scene["props"] = {}): Scene =>
      ({ id, titleKey: `wall.scenes.${kind}`, titleArguments, seconds: null, words: WORDS[kind], component, props, isOffered });
    return [
      scene("overview", "overview", OverviewScene, { month, day }, (ground.value?.land.length ?? 0) > 0),
      scene("water", "water", WaterScene, {}, water.value?.sections.some(({ waterClass }) => waterClass !== null) ?? false),
      ...(ground.value?.districts ?? []).map((district) => scene(
        `district-${idOf(district.territory, district.code)}`, "district", DistrictScene, { name: nameOf(district), month, day }, true, { territory: district.territory, code: district.code },
      )),
    ];
  });
}

/** Lower-case letters, digits and dashes, whatever a code is made of. */
function idOf(territory: string, code: string): string {
  return `${territory}-${code}`.toLowerCase().replace(/[^a-z0-9]+/gu, "-");
}
