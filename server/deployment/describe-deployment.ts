import type { ServiceDeps } from "../service-deps.ts";
import type { Deployment } from "../contract/deployment.ts";
import type { LiveColumns } from "../columns/live-columns.ts";
import { describeEditions, editionsInForce } from "../editions/editions-in-force.ts";

/** How the deployment calls itself; "" leaves it to what is stored, such as the demo city's name. */
export interface DeploymentFace {
  nameZh: string;
  nameEn: string;
  mapAttribution: string;
  mapReviewNumber: string;
}

export interface DeploymentDeps extends ServiceDeps {
  face: DeploymentFace;
  liveColumns: LiveColumns;
}

/** What a screen needs to know before it draws anything. */
export async function describeDeployment({ db, settings, face, now, liveColumns }: DeploymentDeps): Promise<Deployment> {
  const at = now();
  const editionIds = await editionsInForce(db, at);
  const deployment = await db.selectFrom("deployment").selectAll().executeTakeFirst();
  const levels = await db.selectFrom("cell_level").selectAll().orderBy("depth").execute();
  const categories = await db.selectFrom("category").selectAll().orderBy("ordinal").orderBy("code").execute();
  const extent = await db
    .selectFrom("cell")
    .where("edition_id", "in", editionIds.length > 0 ? editionIds : [-1])
    .select((eb) => [
      eb.fn.min("west").as("west"), eb.fn.min("south").as("south"),
      eb.fn.max("east").as("east"), eb.fn.max("north").as("north"),
    ])
    .executeTakeFirst();
  const { columns, newestFirst } = await liveColumns.current();
  const newest = newestFirst.rows();
  const reportedAt = (row: number | undefined) => (row === undefined ? null : new Date(columns.reportedAtMs[row]!).toISOString());

  return {
    nameZh: face.nameZh || deployment?.name_zh || "环境网格一张图",
    nameEn: face.nameEn || deployment?.name_en || "EcoGrid",
    isDemo: deployment?.is_demo ?? false,
    attributionZh: face.mapAttribution || (deployment?.attribution_zh ?? ""),
    attributionEn: face.mapAttribution || (deployment?.attribution_en ?? ""),
    mapReviewNumber: face.mapReviewNumber || (deployment?.map_review_number ?? ""),
    timeZone: settings.timeZone,
    now: at.toISOString(),
    warningDistanceMetres: settings.warningDistanceMetres,
    nearestToleranceMetres: settings.nearestToleranceMetres,
    levels: levels.map((l) => ({ code: l.code, depth: l.depth, nameZh: l.name_zh, nameEn: l.name_en })),
    editionsInForce: await describeEditions(db, editionIds),
    bbox: extent?.west == null ? null : [extent.west, extent.south, extent.east, extent.north],
    categories: categories.map((c) => ({ code: c.code, parentCode: c.parent_code, nameZh: c.name_zh, nameEn: c.name_en })),
    sourceSystems: columns.sourceSystem.values.values().filter((_, code) => columns.sourceSystem.values.held[code]! > 0).sort(),
    incidentCount: columns.rowCount,
    firstReportedAt: reportedAt(newest.at(-1)),
    lastReportedAt: reportedAt(newest[0]),
  };
}
