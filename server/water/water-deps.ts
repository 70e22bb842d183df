import type { ServiceDeps } from "../service-deps.ts";
import type { RiverBook } from "./river-book.ts";

export interface WaterDeps extends ServiceDeps {
  rivers: RiverBook;
}
