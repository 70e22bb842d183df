import { departmentSchema, dutyRosterSchema, pageOf, personDetailSchema, type DutyRoster, type PersonDetail } from "../../server/contract/reference.ts";
import type { z } from "zod";
import { request } from "./client.ts";

export type Department = z.infer<typeof departmentSchema>;
const departmentsSchema = pageOf(departmentSchema);
const PAGE = "500";

/** One person, the posts held now and their cells. */
export function fetchPerson(code: string, signal?: AbortSignal): Promise<PersonDetail> {
  return request(personDetailSchema, `/api/people/${encodeURIComponent(code)}`, signal ? { signal } : {});
}

/** All departments, by code. */
export async function fetchDepartments(signal?: AbortSignal): Promise<Department[]> {
  const all: Department[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = new URLSearchParams({ limit: PAGE, ...(cursor === "" ? {} : { cursor }) });
    const page: z.infer<typeof departmentsSchema> = await request(departmentsSchema, "/api/departments", { query, ...(signal ? { signal } : {}) });
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** Posts of a department that hold the words, those of the cell and above it first, with who is on duty. */
export function fetchDutyRoster(departmentCode: string, words: string, cellCode: string | null, signal?: AbortSignal): Promise<DutyRoster> {
  const query = new URLSearchParams({ ...(words === "" ? {} : { q: words }), ...(cellCode === null ? {} : { cell: cellCode }) });
  return request(dutyRosterSchema, `/api/departments/${encodeURIComponent(departmentCode)}/posts`, { query, ...(signal ? { signal } : {}) });
}
