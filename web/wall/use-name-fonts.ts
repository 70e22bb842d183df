import { type Ref, ref, watch } from "vue";
import { useSceneSources } from "./scenes/use-scene-sources.ts";

const FAMILY = '"Noto Sans SC Variable"';

/**
 * Fetches the parts of the typeface that the names on the wall need before a scene is shown: they come in a hundred files
 * by character, and a wall's computer may have no other typeface that could stand in until one of them is there.
 * True once they are there, or cannot be had.
 */
export function useNameFonts(): Readonly<Ref<boolean>> {
  const { ground, water } = useSceneSources();
  const areReady = ref(false);
  watch([() => ground.value, () => water.value], ([land, waters]) => {
    if (land === null || waters === null) return;
    const names = [...land.districts, ...land.places, ...waters.sections].map(({ nameZh }) => nameZh).concat(waters.rivers.map(({ riverName }) => riverName));
    const characters = [...new Set(names.join(""))].join("");
    void document.fonts.load(`18px ${FAMILY}`, characters).catch((error: unknown) => console.warn(error)).finally(() => { areReady.value = true; });
  }, { immediate: true });
  return areReady;
}
