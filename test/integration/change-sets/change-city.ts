import { sql } from "kysely";
import { type ApiDeps, createApi } from "../../../server/api.ts";
import type { Edition } from "../../../server/contract/cell.ts";
import type { ChangePreview, ChangeSet, ChangeSubject } from "../../../server/contract/change-set.ts";
import type { Incident } from "../../../server/contract/incident.ts";
import type { Store } from "../../../server/store/open-store.ts";
import { type CheckedApp, checkedApp } from "../../support/checked-app.ts";
import { type SmallCity, storeSmallCity } from "../../support/small-city.ts";
import { storeSmallStaff } from "../../support/small-staff.ts";
import { testApiDeps } from "../../support/test-api-deps.ts";
import { createTestDatabase } from "../../support/test-database.ts";

/** A small city whose villages have a chief each, who answers there for noise of building sites at night and for water. */
export interface ChangeCity {
  store: Store;
  deps: ApiDeps;
  app: CheckedApp;
  small: SmallCity;
  villageCodes: readonly string[];
}

export async function openChangeCity(): Promise<ChangeCity> {
  const store = await createTestDatabase();
  const small = await storeSmallCity(store.kysely);
  await storeSmallStaff(store.kysely);
  const villageCodes = small.city.villages.features.map(({ properties }) => properties.code);
  const chief = (code: string) => `chief-${code}`;
  const db = store.kysely;
  await db.insertInto("post").values(villageCodes.map((code) => ({ code: chief(code), kind: "chief", name_zh: `网格长${code}`, department_code: "office", territory: small.territory, cell_code: code }))).execute();
  await db.insertInto("person").values(villageCodes.map((code) => ({ code: `p-${code}`, name: `长${code}` }))).execute();
  const posts = await db.selectFrom("post").select(["code", "id"]).where("kind", "=", "chief").execute();
  await db.insertInto("post_holding").values(posts.map(({ code, id }) => ({ post_code: code, post_id: id, person_code: code.replace("chief-", "p-"), role: "holder" as const, held: "(,)" }))).execute();
  await db.insertInto("responsibility_rule").values({ code: "R-water", category_code: "water", lead_department_code: "office", lead_post_kind: "chief", valid: "(,)" }).execute();
  const deps = await testApiDeps(store);
  return { store, deps, app: checkedApp(createApi(deps)), small, villageCodes };
}

export async function send<T>(app: CheckedApp, method: "POST" | "PUT", path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: T; headers: Headers }> {
  const answer = await app.request(path, { method, body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
  return { status: answer.status, body: await answer.json() as T, headers: answer.headers };
}

export const get = async <T>(app: CheckedApp, path: string): Promise<T> => (await app.request(path)).json() as Promise<T>;

export async function reportAt({ app, small }: ChangeCity, village: number, report: Record<string, unknown> = {}): Promise<Incident> {
  const [x, y] = small.city.villages.features[village]!.properties.anchor;
  const { status, body } = await send<Incident>(app, "POST", "/api/incidents", { categoryCode: "water", position: { x, y, crs: "wgs84" }, ...report });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

let drafts = 0;

/** A checked draft in which the villages of each pair have changed places. */
export async function draftWithSwapped({ app, store, small, villageCodes }: ChangeCity, pairs: readonly (readonly [number, number])[], effectiveFrom = "2026-01-01T00:00:00Z", from = small.editionId): Promise<number> {
  drafts += 1;
  const { body: { id } } = await send<Edition>(app, "POST", "/api/editions", { fromEditionId: from, name: `草案${drafts}`, effectiveFrom: new Date(Date.parse(effectiveFrom) + drafts).toISOString() });
  for (const pair of pairs) {
    const [one = "", other = ""] = pair.map((village) => villageCodes[village]);
    await sql`update cell set (geometry_wkb, west, south, east, north, label_lng, label_lat) = (
        select twin.geometry_wkb, twin.west, twin.south, twin.east, twin.north, twin.label_lng, twin.label_lat from cell twin
        where twin.edition_id = cell.edition_id and twin.code = case cell.code when ${one} then ${other} else ${one} end)
      where edition_id = ${id} and code in (${one}, ${other})`.execute(store.kysely);
  }
  const checked = await app.request(`/api/editions/${id}/check`, { method: "POST" });
  if (checked.status !== 200) throw new Error(await checked.text());
  return id;
}

/** Two villages of each town: swapping them leaves everything above as it is. */
export function siblings({ small }: ChangeCity): readonly [number, number][] {
  const parents = small.city.villages.features.map(({ properties }) => properties.parent);
  return [...new Set(parents)].flatMap((town): [number, number][] => {
    const [one, other] = [parents.indexOf(town), parents.lastIndexOf(town)];
    return one === other ? [] : [[one, other]];
  });
}

export const preview = (app: CheckedApp, subject: ChangeSubject) => send<ChangePreview>(app, "POST", "/api/change-sets/preview", { subject });
export const apply = (app: CheckedApp, subject: ChangeSubject, basis: string, headers: Record<string, string> = {}, wish: Record<string, unknown> = {}) =>
  send<ChangeSet>(app, "POST", "/api/change-sets", { subject, basis, reason: "边界调整", ...wish }, headers);
export const incidentOf = (app: CheckedApp, id: number) => get<Incident>(app, `/api/incidents/${id}`);
