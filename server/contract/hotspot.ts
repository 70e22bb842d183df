import { z } from "zod";
import { incidentFilterSchema } from "./incident.ts";
import { instantSchema, namedSchema } from "./primitives.ts";

export const HOTSPOT_MEASURES = ["count", "per_km2", "per_10k"] as const;
export const HOTSPOT_CORRECTIONS = ["none", "fdr"] as const;
/** Why a cell has no class: its value is not known; or it is, and no score can be computed. */
export const HOTSPOT_CELL_STATES = ["tested", "no_data", "not_computable"] as const;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const hotspotClass = z.number().int().min(-3).max(3).nullable();

const classCountsSchema = z.object({
  hot99: count, hot95: count, hot90: count, notSignificant: count, cold90: count, cold95: count, cold99: count,
});
const significantSchema = z.object({ hot: count, cold: count });

/** Why the classes should be trusted less. */
export const hotspotWarningSchema = z.discriminatedUnion("code", [
  z.object({ code: z.literal("no_data_at_all") }).describe("No cell has a value"),
  z.object({ code: z.literal("no_variation"), value: z.number() }).describe("All values are equal: no cell gets a score"),
  z.object({ code: z.literal("few_cells"), n: count, fewest: count }),
  z.object({ code: z.literal("few_neighbours"), mean: z.number(), fewest: count }).describe("Mean number of other cells with a value beside a cell"),
  z.object({ code: z.literal("many_zeros"), share, most: share }),
  z.object({ code: z.literal("islands"), count }).describe("Cells beside which no other has a value"),
  z.object({ code: z.literal("missing_values"), count }).describe("Cells whose area or population is not known"),
  z.object({ code: z.literal("near_everything"), count }).describe("Cells beside which are all others: they get no score"),
  z.object({ code: z.literal("small_populations"), count, fewest: count }).describe("Cells with so few people that a rate means little"),
]);

export const hotspotCellSchema = namedSchema.extend({
  path: z.string().describe("Territory and codes from the top cell down, as in the cell network"),
  territory: z.string(),
  count,
  population: z.number().int().nullable(),
  areaSquareMetres: z.number(),
  value: z.number().nullable().describe("In terms of the measure; null: not known"),
  state: z.enum(HOTSPOT_CELL_STATES),
  z: z.number().nullable(),
  p: z.number().nullable().describe("Two-sided"),
  pAdjusted: z.number().nullable().describe("By Benjamini and Hochberg, whichever correction was asked for"),
  class: hotspotClass.describe("Corrected as asked: -3 cold at 99 %, -2 at 95 %, -1 at 90 %, 0 not significant, 1 to 3 hot; null unless tested"),
  classRaw: hotspotClass.describe("Without correction"),
});

export const hotspotsSchema = z.object({
  asOf: instantSchema,
  lastEventSeq: z.number().int(),
  filter: incidentFilterSchema.describe("The filter in one fixed form: repeat it to get the same"),
  period: z.object({ from: instantSchema.nullable(), to: instantSchema.nullable() }).describe("Of reportedAt, as filtered; to is not included"),
  depth: z.number().int(),
  measure: z.enum(HOTSPOT_MEASURES),
  unit: z.enum(["incidents", "incidents_per_square_kilometre", "incidents_per_10000_people"]),
  method: z.object({
    statistic: z.literal("gi_star"),
    neighbourhood: z.literal("queen"),
    includesSelf: z.literal(true),
    weights: z.literal("binary"),
    varianceDivisor: z.literal("n"),
    pValue: z.literal("two_sided_normal"),
    correction: z.enum(HOTSPOT_CORRECTIONS),
    alpha: share,
    classLevels: z.tuple([share, share, share]).describe("Largest p of classes 1, 2 and 3"),
  }),
  n: count.describe("Cells with a value"),
  nNoData: count,
  nNotComputable: count,
  mean: z.number().nullable(),
  standardDeviation: z.number().nullable().describe("Divisor n"),
  meanNeighbours: z.number().describe("Other cells with a value beside one, on average"),
  islands: count,
  counts: classCountsSchema,
  countsRaw: classCountsSchema,
  significant: significantSchema.describe("Cells at alpha, corrected as asked"),
  significantRaw: significantSchema,
  incidents: count.describe("Incidents under the filter"),
  notInAnyCell: count.describe("Of those: without a cell, of a cell above the depth, or of one that is no longer in force or not studied"),
  warnings: z.array(hotspotWarningSchema),
  cells: z.array(hotspotCellSchema).describe("The cells studied, by territory and code: all of the depth, or those that the filter's cells, territories and polygon are about"),
}).meta({ id: "Hotspots" });

export type Hotspots = z.infer<typeof hotspotsSchema>;
export type HotspotCell = z.infer<typeof hotspotCellSchema>;
export type HotspotApiWarning = z.infer<typeof hotspotWarningSchema>;
