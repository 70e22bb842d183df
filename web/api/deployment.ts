import { deploymentSchema, type Deployment } from "../../server/contract/deployment.ts";
import { request } from "./client.ts";

/** Names, levels, categories, extent and thresholds of this deployment. */
export function fetchDeployment(): Promise<Deployment> {
  return request(deploymentSchema, "/api/deployment");
}
