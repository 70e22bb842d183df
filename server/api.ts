import type { OpenAPIHono } from "@hono/zod-openapi";
import { assignmentsRoutes } from "./assignment/assignments.routes.ts";
import type { ColumnsDeps } from "./columns/filter-columns.ts";
import { columnsRoutes } from "./columns/columns.routes.ts";
import { changeSetsRoutes } from "./change-sets/change-sets.routes.ts";
import { CellNetworks } from "./cells/cell-networks.ts";
import { cellsRoutes } from "./cells/cells.routes.ts";
import { editionDraftsRoutes } from "./editions/drafts.routes.ts";
import { type EditionsDeps, editionsRoutes } from "./editions/editions.routes.ts";
import type { DeploymentDeps } from "./deployment/describe-deployment.ts";
import { deploymentRoutes } from "./deployment/deployment.routes.ts";
import { docsRoutes } from "./docs/docs.routes.ts";
import { OPENAPI_PATH, openApiDocument } from "./docs/openapi.ts";
import { type StreamDeps, streamRoutes } from "./events/stream.routes.ts";
import { InvalidError } from "./errors.ts";
import { createApiRouter } from "./http/api-router.ts";
import { exportsRoutes } from "./exports/exports.routes.ts";
import { dropBodyOnHead } from "./http/drop-body-on-head.ts";
import { errorResponse } from "./http/error-response.ts";
import { limitJsonBodies, refuseNulInAddress, refuseOtherSites } from "./http/refuse-early.ts";
import { hotspotsRoutes } from "./hotspots/hotspots.routes.ts";
import { type ImportsDeps, importsRoutes } from "./imports/imports.routes.ts";
import { incidentPointsRoutes } from "./incident-points/incident-points.routes.ts";
import { incidentsRoutes } from "./incidents/incidents.routes.ts";
import { publicIncidentsRoutes } from "./incidents/public-incidents.routes.ts";
import { reassignmentRoutes } from "./incidents/reassignment.routes.ts";
import { peopleRoutes } from "./people/people.routes.ts";
import { referenceRoutes } from "./reference/reference.routes.ts";
import { draftsRoutes } from "./responsibility/drafts/drafts.routes.ts";
import { dryRunsRoutes } from "./responsibility/dry-run/dry-runs.routes.ts";
import { matrixRoutes } from "./responsibility/matrix.routes.ts";
import { said } from "./said.ts";
import { searchRoutes } from "./search/search.routes.ts";
import { surroundingsRoutes } from "./surroundings/surroundings.routes.ts";
import { summaryRoutes } from "./summary/summary.routes.ts";
import { type TileDeps, tilesRoutes } from "./tiles/tiles.routes.ts";
import { RiverBook } from "./water/river-book.ts";
import { waterRoutes } from "./water/water.routes.ts";

export type ApiDeps = DeploymentDeps & TileDeps & ColumnsDeps & StreamDeps & ImportsDeps & EditionsDeps;

/** Every described route, its OpenAPI document and its documentation. */
export function createApi(deps: ApiDeps): OpenAPIHono {
  const api = createApiRouter();
  const withNetworks = { ...deps, cellNetworks: new CellNetworks(deps.db) };
  const withRivers = { ...deps, rivers: new RiverBook(deps.db, deps.placesVersion) };
  const routers = [
    deploymentRoutes(deps),
    cellsRoutes(withNetworks),
    hotspotsRoutes(withNetworks),
    referenceRoutes(deps),
    peopleRoutes(deps),
    searchRoutes(deps),
    tilesRoutes(deps),
    assignmentsRoutes(deps),
    columnsRoutes(deps),
    exportsRoutes(deps),
    incidentsRoutes(deps),
    publicIncidentsRoutes(deps),
    reassignmentRoutes(deps),
    summaryRoutes(deps),
    streamRoutes(deps),
    editionsRoutes(deps),
    importsRoutes(deps),
    draftsRoutes(deps),
    editionDraftsRoutes(deps),
    matrixRoutes(deps),
    dryRunsRoutes(deps),
    incidentPointsRoutes(deps),
    changeSetsRoutes(deps),
    surroundingsRoutes(withRivers),
    waterRoutes(withRivers),
  ];
  api.use(dropBodyOnHead(), refuseNulInAddress(), refuseOtherSites(), limitJsonBodies());
  for (const router of routers) api.route("/", router);
  api.get(OPENAPI_PATH, (c) => {
    if (Object.keys(c.req.query()).length > 0) throw new InvalidError(said("The document takes no query parameters", "这份文档不接受查询参数"));
    return c.json(openApiDocument(api));
  });
  api.route("/", docsRoutes());
  api.onError((error, c) => errorResponse(error, c, deps.logError));
  return api;
}
