import type { FeatureCollection, Geometry } from "geojson";
import type { Finding } from "./finding.ts";
import { explainFinding } from "./finding-texts.ts";

/** Flat properties only, since many GIS drop lists and objects. */
export interface FindingProperties {
  id: string;
  kind: string;
  severity: string;
  level: number;
  cell_codes: string;
  cell_names: string;
  size: number;
  unit: string;
  width_metres: number | null;
  area_square_metres: number | null;
  count: number | null;
  part: number | null;
  ring: number | null;
  vertex: number | null;
  title_zh: string;
  title_en: string;
  explanation_zh: string;
  explanation_en: string;
  advice_zh: string;
  advice_en: string;
}

/** Findings as a GeoJSON collection that any GIS opens; part, ring and vertex count from 0. */
export function findingsToGeoJson(findings: readonly Finding[]): FeatureCollection<Geometry | null, FindingProperties> {
  return {
    type: "FeatureCollection",
    features: findings.map((finding) => {
      const zh = explainFinding(finding, "zh");
      const en = explainFinding(finding, "en");
      return {
        type: "Feature",
        id: finding.id,
        geometry: finding.geometry,
        properties: {
          id: finding.id,
          kind: finding.kind,
          severity: finding.severity,
          level: finding.level,
          cell_codes: finding.cellCodes.join(","),
          cell_names: finding.cellNames.join(","),
          size: finding.size,
          unit: finding.unit,
          width_metres: finding.widthMetres ?? null,
          area_square_metres: finding.areaSquareMetres ?? null,
          count: finding.count ?? null,
          part: finding.place?.part ?? null,
          ring: finding.place?.ring ?? null,
          vertex: finding.place?.vertex ?? null,
          title_zh: zh.title,
          title_en: en.title,
          explanation_zh: zh.explanation,
          explanation_en: en.explanation,
          advice_zh: zh.advice,
          advice_en: en.advice,
        },
      };
    }),
  };
}
