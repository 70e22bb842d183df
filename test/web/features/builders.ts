import type { Explanation, RuleConsidered } from "../../../server/contract/assignment.ts";
import type { Edition } from "../../../server/contract/cell.ts";
import type { Deployment } from "../../../server/contract/deployment.ts";
import type { IncidentSummary } from "../../../server/contract/incident.ts";
import type { Summary } from "../../../server/contract/summary.ts";

export const named = (code: string, nameZh: string) => ({ code, nameZh, nameEn: null });

export function aRule(part: Partial<RuleConsidered> = {}): RuleConsidered {
  return {
    code: "R-118", outcome: "won", reason: "most_specific", cellCode: "370406", cellNameZh: "柳溪镇", categoryCode: "LIVESTOCK", categoryNameZh: "畜禽养殖", subjectType: null,
    timeBand: null, leadDepartment: named("D1", "农业农村局"), assistDepartments: [], legalBasis: "", ...part,
  };
}

export function anExplanation(part: Partial<Explanation> = {}): Explanation {
  return {
    at: "2026-11-21T06:00:00Z", stated: { x: 117.5, y: 34.8, crs: "wgs84" }, position: { lng: 117.5, lat: 34.8 }, accuracyMetres: null,
    edition: { id: 1, territory: "3704", name: "v2026.09", effectiveFrom: "2026-08-31T16:00:00Z" },
    cellPath: [{ ...named("3704", "示范市"), levelCode: "city", depth: 1 }, { ...named("370406", "柳溪镇"), levelCode: "town", depth: 2 }],
    cellMethod: "inside", nearestCellMetres: null, nearestOther: { ...named("370407", "松湾镇"), distanceMetres: 240 }, searchedMetres: 1000, nearBoundary: false,
    warningDistanceMetres: 30, result: "clear", rules: [aRule()], department: named("D1", "农业农村局"), post: named("P1", "镇网格长"), person: { code: "u1", name: "李文涛" },
    duty: [{ role: "holder", postCode: "P1", postNameZh: "镇网格长", personCode: "u1", personName: "李文涛", outcome: "on_duty", until: null }], ...part,
  };
}

export function anEdition(part: Partial<Edition> = {}): Edition {
  return {
    id: 1, territory: "3704", name: "v2026.09", status: "published", effectiveFrom: null, createdAt: "2026-08-01T00:00:00Z", checkedAt: null, publishedAt: "2026-08-31T00:00:00Z", revision: 1, basedOn: null,
    cellCount: 10, bbox: [117, 34, 118, 35], findingCounts: { error: 0, warning: 0, notice: 0, accepted: 0 }, ...part,
  };
}

export function aDeployment(part: Partial<Deployment> = {}): Deployment {
  return {
    nameZh: "示范市", nameEn: "Shifan", isDemo: true, attributionZh: "©", attributionEn: "©", mapReviewNumber: "", timeZone: "Asia/Shanghai", now: "2026-11-21T06:30:00Z",
    warningDistanceMetres: 30, nearestToleranceMetres: 200, levels: [], editionsInForce: [], bbox: null,
    categories: [{ ...named("NOISE", "噪声"), parentCode: null }, { ...named("NOISE-A", "施工噪声"), parentCode: "NOISE" }, { ...named("WATER", "水"), parentCode: null }],
    sourceSystems: [], incidentCount: 2, firstReportedAt: null, lastReportedAt: null, ...part,
  };
}

export function anIncident(part: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    id: 1, sourceSystem: "12345", externalId: "SF-1", channel: "phone", kind: "complaint", status: "reported", category: named("NOISE", "噪声"), subjectType: null,
    title: "夜间机械噪声", address: "柳溪村 3 组", occurredAt: "2026-11-21T05:00:00Z", reportedAt: "2026-11-21T06:00:00Z", position: { lng: 117.5, lat: 34.8 }, cell: named("370406", "柳溪镇"),
    cellMethod: "inside", nearBoundary: false, assignmentResult: "clear", department: named("D1", "农业农村局"), person: { code: "u1", name: "李文涛" }, ...part,
  };
}

export function aSummary(part: Partial<Summary> = {}): Summary {
  return {
    asOf: "2026-11-21T06:30:00Z", lastEventSeq: 9, total: 3, byResult: { clear: 2, ambiguous: 0, gap: 0, unassigned: 1, overridden: 0 }, nearBoundary: 1, byCell: [], withoutCell: 1,
    withoutPosition: 0, byCategory: [{ ...named("NOISE-A", "施工噪声"), parentCode: "NOISE", count: 2 }, { ...named("WATER", "水"), parentCode: null, count: 1 }], byPeriod: [],
    byChannel: [{ value: "phone", count: 3 }], byKind: [{ value: "complaint", count: 3 }], byStatus: [{ value: "reported", count: 3 }], bySourceSystem: [{ value: "12345", count: 3 }],
    byHourOfWeek: Array.from({ length: 168 }, (_, at) => (at === 0 ? 3 : 0)), ...part,
  };
}

/** Answers our API's addresses from a table; an address that is not in it is refused as the server would. */
export function answerWith(table: Record<string, unknown>): (path: string) => Promise<Response> {
  return (path) => {
    const body = table[path] ?? table[path.split("?")[0] ?? ""];
    return Promise.resolve(body === undefined
      ? new Response(JSON.stringify({ error: { code: "internal", message: "out of order" } }), { status: 500 })
      : new Response(JSON.stringify(body), { status: 200 }));
  };
}
