import { z } from "zod";
import { incidentFilterSchema } from "./incident.ts";
import { bboxSchema } from "./cell.ts";
import { instantSchema, lngLatSchema, namedSchema } from "./primitives.ts";

export const HOTSPOT_MEASURES = ["count", "per_km2", "per_10k"] as const;
export const HOTSPOT_CORRECTIONS = ["none", "fdr"] as const;
/** Why a cell has no class: its value is not known; or it is, and no score can be computed. */
export const HOTSPOT_CELL_STATES = ["tested", "no_data", "not_computable"] as const;

/** Against the window before, of equal length: see `hotspotGroupSchema`. */
export const HOTSPOT_CHANGES = ["new", "intensifying", "persistent", "weakening"] as const;

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

const periodSchema = z.object({ from: instantSchema, to: instantSchema });

/** Hot cells that border on each other. */
export const hotspotGroupSchema = z.object({
  number: z.number().int().min(1).describe("1 is the highest peak; the number by which list and map name the group"),
  place: namedSchema.extend({ territory: z.string(), path: z.string() }).describe("The cell above the peak, or the peak where there is none above"),
  peak: namedSchema.extend({ territory: z.string(), path: z.string(), label: lngLatSchema }).describe("The cell of the highest z"),
  peakZ: z.number(),
  cells: z.array(z.object({ territory: z.string(), code: z.string(), path: z.string(), count, class: z.number().int().min(1).max(3).nullable() }))
    .describe("Highest z first; class as of the test that called them hot, null where it is significant at alpha and above 0.1"),
  bbox: bboxSchema.describe("Extent of the cells"),
  observed: count,
  expected: z.number().describe("Were all incidents spread in proportion to people (per_10k), area (per_km2) or cells (count)"),
  relativeRisk: z.number().nullable().describe("Incidents over expected incidents, inside over outside; null where nothing happened outside"),
  before: count.nullable().describe("In the same cells in the window before, of equal length; null without one, or where records begin within it"),
  change: z.enum(HOTSPOT_CHANGES).nullable()
    .describe("Whether its incidents fell on the two windows as those of elsewhere did, two-sided at 5 %: more now is intensifying, or new where the risk before was at most 1.5 times that of elsewhere; fewer now is weakening"),
}).meta({ id: "HotspotGroup" });

/** A group of one category, and who answers for its place. */
export const categoryHotspotSchema = hotspotGroupSchema.extend({
  category: namedSchema,
  chief: z.object({
    post: namedSchema,
    person: z.object({ code: z.string(), name: z.string() }).nullable().describe("On duty now: holder, then deputy; null: nobody is"),
  }).nullable().describe("Grid chief of the place, or of the next cell above that has one; null: none has"),
}).meta({ id: "CategoryHotspot" });

/** Where every category by itself concentrates: `GET /api/hotspots/by-category`. */
export const categoryHotspotsSchema = z.object({
  asOf: instantSchema.describe("When this was computed"),
  lastEventSeq: z.number().int(),
  period: periodSchema,
  previous: periodSchema.nullable().describe("What changes are against; null where records begin within it"),
  depth: z.number().int(),
  measure: z.enum(HOTSPOT_MEASURES),
  alpha: share,
  fewestIncidents: count,
  cells: count.describe("Cells with a known denominator"),
  categories: count.describe("Categories with incidents in the period"),
  tests: count.describe("Cells of all categories together, among which the false discovery rate is kept"),
  groups: z.array(categoryHotspotSchema),
}).meta({ id: "CategoryHotspots" });

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
  fewestIncidents: count.describe("Groups of fewer incidents are not listed"),
  groups: z.array(hotspotGroupSchema).describe("Cells hot at alpha, corrected as asked, that border on each other"),
  cells: z.array(hotspotCellSchema).describe("The cells studied, by territory and code: all of the depth, or those that the filter's cells, territories and polygon are about"),
}).meta({ id: "Hotspots" });

export type HotspotChange = (typeof HOTSPOT_CHANGES)[number];
export type HotspotGroup = z.infer<typeof hotspotGroupSchema>;
export type CategoryHotspot = z.infer<typeof categoryHotspotSchema>;
export type CategoryHotspots = z.infer<typeof categoryHotspotsSchema>;
export type Hotspots = z.infer<typeof hotspotsSchema>;
export type HotspotCell = z.infer<typeof hotspotCellSchema>;
export type HotspotApiWarning = z.infer<typeof hotspotWarningSchema>;
