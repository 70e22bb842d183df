import type { Geometry, LineString, MultiLineString, Position as LooseMember } from "geojson";
import type { Position, SourceCrs } from "../../../geo/index.ts";
import { positionIn } from "../stated-crs.ts";

type Refusal = { reason: string; field: string; value: string; message: string };

/** Where a row with a point is, from its geometry or from x and y; x and y win where both are given. */
export function readPoint(geometry: Geometry | null, x: number | null, y: number | null, crs: SourceCrs): Position | Refusal {
  if (x !== null || y !== null) {
    if (x === null || y === null) return { reason: "missing", field: x === null ? "x" : "y", value: "", message: "Only one of x and y is given." };
    const position = positionIn(x, y, crs);
    return typeof position === "string" ? { reason: "out_of_range", field: "x", value: `${x}, ${y}`, message: position } : position;
  }
  if (geometry === null) return { reason: "missing", field: "geometry", value: "", message: "The row has no position." };
  const coordinates = geometry.type === "Point" ? geometry.coordinates
    : geometry.type === "MultiPoint" && geometry.coordinates.length === 1 ? geometry.coordinates[0] : undefined;
  if (!Array.isArray(coordinates)) return wrongType(geometry, "a Point");
  const position = positionIn(coordinates[0], coordinates[1], crs);
  return typeof position === "string" ? { reason: "out_of_range", field: "geometry", value: coordinates.join(", "), message: position } : position;
}

/** The course of a row with a line, from its geometry or from WKT. */
export function readLine(geometry: Geometry | null, wkt: string | null, crs: SourceCrs): LineString | MultiLineString | Refusal {
  const given = wkt === null ? geometry : parseLineWkt(wkt);
  if (given === undefined) return { reason: "bad_geometry", field: "geometry", value: (wkt ?? "").slice(0, 80), message: "This is not a LINESTRING or MULTILINESTRING in WKT." };
  if (given === null) return { reason: "missing", field: "geometry", value: "", message: "The row has no line." };
  if (given.type !== "LineString" && given.type !== "MultiLineString") return wrongType(given, "a LineString or MultiLineString");
  const parts: unknown = given.type === "LineString" ? [given.coordinates] : given.coordinates;
  const lines: [number, number][][] = [];
  for (const [p, part] of (Array.isArray(parts) ? parts : []).entries()) {
    const line: [number, number][] = [];
    for (const [v, vertex] of (Array.isArray(part) ? part as LooseMember[] : []).entries()) {
      const position = positionIn(vertex?.[0], vertex?.[1], crs);
      if (typeof position === "string") return { reason: "out_of_range", field: "geometry", value: String(vertex), message: `Part ${p + 1}, vertex ${v + 1}: ${position}` };
      line.push([position[0], position[1]]);
    }
    if (line.length < 2) return { reason: "bad_geometry", field: "geometry", value: `${line.length}`, message: `Part ${p + 1} of the line has fewer than two positions.` };
    lines.push(line);
  }
  const joined = joinLines(lines);
  const [only] = joined;
  if (only === undefined) return { reason: "missing", field: "geometry", value: "", message: "The line is empty." };
  return joined.length === 1 ? { type: "LineString", coordinates: only } : { type: "MultiLineString", coordinates: joined };
}

export function isRefusal(place: Position | LineString | MultiLineString | Refusal): place is Refusal {
  return "reason" in place;
}

/** Parts that go on where the one before ends become one line, in the order and direction given. */
function joinLines(lines: readonly [number, number][][]): [number, number][][] {
  const joined: [number, number][][] = [];
  for (const line of lines) {
    const last = joined.at(-1)?.at(-1);
    const first = line[0];
    if (last !== undefined && first !== undefined && last[0] === first[0] && last[1] === first[1]) joined.at(-1)?.push(...line.slice(1));
    else joined.push([...line]);
  }
  return joined;
}

function parseLineWkt(wkt: string): LineString | MultiLineString | undefined {
  const match = /^\s*(?:SRID=\d+;)?\s*(MULTI)?LINESTRING\s*(?:Z|M|ZM)?\s*\((.*)\)\s*$/is.exec(wkt);
  if (match?.[2] === undefined) return undefined;
  const parts = match[1] === undefined ? [match[2]] : [...match[2].matchAll(/\(([^()]*)\)/g)].map((part) => part[1] ?? "");
  const lines = parts.map((part) => part.split(",").map((vertex) => vertex.trim().split(/\s+/).map(Number)));
  return match[1] === undefined ? { type: "LineString", coordinates: lines[0] ?? [] } : { type: "MultiLineString", coordinates: lines };
}

function wrongType(geometry: Geometry, wanted: string): Refusal {
  return { reason: "wrong_geometry", field: "geometry", value: geometry.type, message: `The row is a ${geometry.type}; ${wanted} is needed.` };
}
