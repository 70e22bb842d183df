import type { Messages } from "../zh/index.ts";

export const analysisMap: Messages["analysisMap"] = {
  label: "Analysis map: {places} areas and {incidents} incidents in view",
  broken: "The browser cannot draw the map (WebGL 2 is missing or was just lost). Charts and tables still work.",
  placesFailed: "The areas could not be fetched: {reason}",
  figuresFailed: "The figures could not be computed; those shown are of an earlier filter: {reason}",
  incident: "Incident {id}",
  hexagons: "Hexagon, {km} km",
  squares: "Square, {km} km",
  count: "Incidents",
  perKm2: "per km²",
  per10k: "per 10,000 people",
  noPopulation: "population unknown",
  hotspot: "Gi*",
  scored: "z {z}, {verdict}",
  pending: "computing",
  notTested: "not tested",
};
