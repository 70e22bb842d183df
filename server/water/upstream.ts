import type { RiverPlace } from "../../geo/index.ts";
import type { Upstream } from "../contract/water.ts";
import { NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import { loadSection, loadSections } from "./load-sections.ts";
import { judgeSections, newestMonths } from "./overview.ts";
import type { Rivers } from "./river-book.ts";
import type { WaterDeps } from "./water-deps.ts";

export interface UpstreamQuery {
  withinMetres?: number | undefined;
  bankMetres: number;
}

/**
 * What lies up-stream of a reach's lower end.
 *
 * @throws {NotFoundError} when there is no such reach.
 */
export async function upstreamOfReach(deps: WaterDeps, code: string, query: UpstreamQuery): Promise<Upstream> {
  const rivers = await deps.rivers.current();
  const length = rivers.network.lengthOf(code);
  if (length === undefined) throw new NotFoundError(said(`There is no river reach ${JSON.stringify(code)}`, `没有河段 ${code}`));
  return describe(deps, rivers, { reachCode: code, alongMetres: length }, query);
}

/**
 * What lies up-stream of a section; nothing for a section of no reach.
 *
 * @throws {NotFoundError} when there is no such section.
 */
export async function upstreamOfSection(deps: WaterDeps, code: string, query: UpstreamQuery): Promise<Upstream> {
  const section = await loadSection(deps.db, code);
  const rivers = await deps.rivers.current();
  const place = section.reachCode === null ? undefined : rivers.network.placeOn(section.reachCode, [section.lng, section.lat]);
  if (place === undefined) return { reaches: [], sections: [], enterprises: [], bankMetres: query.bankMetres };
  const found = await describe(deps, rivers, place, query);
  return { ...found, sections: found.sections.filter((other) => other.code !== code) };
}

async function describe(deps: WaterDeps, { reaches, network, enterprises }: Rivers, at: Pick<RiverPlace, "reachCode" | "alongMetres">, { withinMetres, bankMetres }: UpstreamQuery): Promise<Upstream> {
  const trace = network.traceUpstream(at, withinMetres);
  const found = (await loadSections(deps.db)).flatMap((section) => {
    const place = section.reachCode === null ? undefined : network.placeOn(section.reachCode, [section.lng, section.lat]);
    const distanceMetres = place && trace.distanceTo(place);
    return distanceMetres === undefined ? [] : [{ section, distanceMetres }];
  });
  const { waters } = await judgeSections(deps, await newestMonths(deps), found.map(({ section }) => section));
  const nearestFirst = <T extends { distanceMetres: number; code: string }>(items: T[]): T[] => items.sort((a, b) => a.distanceMetres - b.distanceMetres || (a.code < b.code ? -1 : 1));
  return {
    bankMetres,
    reaches: trace.reaches.flatMap(({ reachCode, distanceMetres }) => {
      const reach = reaches.get(reachCode);
      return reach === undefined ? [] : [{ code: reach.code, nameZh: reach.nameZh, nameEn: reach.nameEn, riverName: reach.riverName, distanceMetres }];
    }),
    sections: nearestFirst(waters.map((water, at) => ({ ...water, distanceMetres: found[at]!.distanceMetres }))),
    enterprises: nearestFirst((await enterprises()).flatMap(({ place, code, nameZh, nameEn, kind, lng, lat }) => {
      if (place === undefined || place.offMetres > bankMetres) return [];
      const distanceMetres = trace.distanceTo(place);
      return distanceMetres === undefined ? [] : [{ code, nameZh, nameEn, kind, position: { lng, lat }, distanceMetres, fromBankMetres: place.offMetres }];
    })),
  };
}
