import { type Ref, ref, watch } from "vue";
import type { Incident } from "../../../server/contract/incident.ts";

/**
 * The state of an incident, as its last event, on which somebody decides in a dialog: that of the moment it
 * was opened. What arrives meanwhile counts only once it has been told as a conflict.
 */
export function useDecidedOn(incident: () => Incident, isConflict: Ref<boolean>): Readonly<Ref<number>> {
  const decidedOn = ref(incident().lastEventSeq);
  watch([isConflict, () => incident().lastEventSeq] as const, ([told, lastEventSeq]) => {
    if (told) decidedOn.value = lastEventSeq;
  });
  return decidedOn;
}
