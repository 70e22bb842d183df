import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { Incident, OverrideRelease, Reassignment } from "../../server/contract/incident.ts";
import type { DutyRoster } from "../../server/contract/reference.ts";
import { sendReassignment, sendRelease } from "../api/incidents.ts";
import { fetchDepartments, fetchDutyRoster, type Department } from "../api/people.ts";
import { createAsked } from "./asked.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { createRequestKey } from "./request-key.ts";

/** Saying by hand who answers for an incident, and giving it back to the rules. */
export const useReassignmentStore = defineStore("reassignment", () => {
  const departments = createAsked<readonly Department[]>();
  const roster = createAsked<DutyRoster>();
  const sending = shallowRef<LoadState>({ kind: "idle" });
  const key = createRequestKey();

  /** The incident as it is afterwards; null when it did not come to that, and `sending` says why. */
  async function send(content: unknown, act: (key: string) => Promise<Incident>): Promise<Incident | null> {
    if (sending.value.kind === "loading") return null;
    sending.value = { kind: "loading" };
    try {
      const incident = await act(key.of(content));
      key.done();
      sending.value = { kind: "ready", at: new Date() };
      return incident;
    } catch (error) {
      sending.value = failedState(error);
      return null;
    }
  }

  function begin(): void {
    sending.value = { kind: "idle" };
    roster.clear();
    if (departments.value.value === null) void departments.ask((signal) => fetchDepartments(signal));
  }

  return {
    departments: departments.value, departmentsState: departments.state, roster: roster.value, rosterState: roster.state, sending, begin,
    /** A department's posts that hold the words; those of the cell first. */
    findPosts: (departmentCode: string, words: string, cellCode: string | null) => roster.ask((signal) => fetchDutyRoster(departmentCode, words, cellCode, signal)),
    reassign: (id: number, body: Reassignment) => send([id, body], (own) => sendReassignment(id, body, own)),
    release: (id: number, body: OverrideRelease) => send([id, body], (own) => sendRelease(id, body, own)),
  };
});
