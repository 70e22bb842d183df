import type { LineString, MultiPolygon, Polygon } from "geojson";
import type { SourceCrs } from "../../geo/index.ts";

/** Records of the demo city, ready to be stored. Instants are ISO 8601 in UTC; positions are WGS 84. */

export const DEMO_LEVELS = ["city", "county", "town", "village"] as const;
export type DemoLevel = (typeof DEMO_LEVELS)[number];

export interface DemoCell {
  code: string;
  levelCode: DemoLevel;
  parentCode: string | null;
  nameZh: string;
  nameEn: string;
  population: number;
  geometry: Polygon | MultiPolygon;
}

export interface DemoDepartment {
  code: string;
  nameZh: string;
  nameEn: string;
  headPostCode: string;
  isFirstContact: boolean;
}

export type DemoPostKind = "grid_chief" | "grid_officer" | "department_head" | "department_officer";

export interface DemoPost {
  code: string;
  kind: DemoPostKind;
  nameZh: string;
  nameEn: string;
  departmentCode: string;
  cellCode: string | null;
}

export interface DemoPerson {
  code: string;
  name: string;
  phone: string;
}

export interface DemoHolding {
  postCode: string;
  personCode: string;
  role: "holder" | "deputy";
  from: string;
  /** Null: still holds the post. */
  to: string | null;
}

export interface DemoLeave {
  personCode: string;
  from: string;
  to: string;
  reason: string;
}

export interface DemoCategory {
  code: string;
  parentCode: string | null;
  nameZh: string;
  nameEn: string;
}

/** Minutes after local midnight; a band whose end is before its start goes on past midnight. */
export interface DemoTimeBand {
  fromMinute: number;
  toMinute: number;
}

export interface DemoRule {
  code: string;
  cellCode: string | null;
  categoryCode: string | null;
  subjectType: string | null;
  timeBand: DemoTimeBand | null;
  leadDepartmentCode: string;
  leadPostCode: string | null;
  /** Kind of post to look for on the incident's cell path. */
  leadPostKind: DemoPostKind | null;
  assistDepartmentCodes: string[];
  legalBasis: string;
  from: string;
  to: string | null;
}

export interface DemoEnterprise {
  code: string;
  nameZh: string;
  uscc: string;
  kind: string;
  subjectType: string;
  lng: number;
  lat: number;
  cellCode: string;
}

export interface DemoRiverReach {
  code: string;
  riverName: string;
  nameZh: string;
  nameEn: string;
  ordinal: number;
  downstreamCode: string | null;
  geometry: LineString;
}

export interface DemoMonitoringSection {
  code: string;
  nameZh: string;
  nameEn: string;
  reachCode: string;
  targetClass: 1 | 2 | 3 | 4 | 5;
  controlLevel: "national" | "provincial" | "municipal" | "county";
  lng: number;
  lat: number;
}

export interface DemoReading {
  sectionCode: string;
  /** Code of HJ 525. */
  indicator: string;
  observedAt: string;
  /** As a laboratory writes it, such as 0.01L below detection. */
  statedValue: string;
  unit: string;
}

export type DemoSource = "12345" | "12369" | "信访" | "网格员上报" | "视频";
export type DemoChannel = "letter" | "visit" | "web" | "phone" | "video" | "patrol";

export interface DemoIncident {
  externalId: string;
  sourceSystem: DemoSource;
  channel: DemoChannel;
  kind: "complaint" | "inquiry" | "suggestion";
  categoryCode: string;
  subjectType: string | null;
  title: string;
  description: string;
  address: string;
  occurredAt: string;
  reportedAt: string;
  x: number | null;
  y: number | null;
  crs: SourceCrs;
  accuracyMetres: number | null;
}
