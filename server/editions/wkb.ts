import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";

export type StoredGeometry = Polygon | MultiPolygon | LineString | MultiLineString;

const LINE_STRING = 2;
const POLYGON = 3;
const MULTI_LINE_STRING = 5;
const MULTI_POLYGON = 6;

/**
 * The geometry as well-known binary (OGC 06-103r4, 8.2): two dimensions, little endian. Every
 * double is kept bit for bit; heights are left out.
 */
export function encodeWkb(geometry: StoredGeometry): Buffer {
  const out = Buffer.allocUnsafe(byteLength(geometry));
  const end = writeGeometry(out, 0, geometry);
  if (end !== out.length) throw new Error(`WKB length ${end} differs from the planned ${out.length}`);
  return out;
}

/** @throws {RangeError} when the bytes are not one of the geometries that this system stores. */
export function decodeWkb(wkb: Uint8Array): StoredGeometry {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const cursor = { at: 0 };
  const geometry = readGeometry(view, cursor);
  if (cursor.at !== view.byteLength) throw new RangeError(`WKB has ${view.byteLength - cursor.at} bytes too many`);
  return geometry;
}

const positionsLength = (positions: Position[]) => 4 + positions.length * 16;
const polygonLength = (rings: Position[][]) => 9 + rings.reduce((sum, ring) => sum + positionsLength(ring), 0);

function byteLength(geometry: StoredGeometry): number {
  switch (geometry.type) {
    case "LineString": return 5 + positionsLength(geometry.coordinates);
    case "Polygon": return polygonLength(geometry.coordinates);
    case "MultiLineString": return 9 + geometry.coordinates.reduce((sum, line) => sum + 5 + positionsLength(line), 0);
    case "MultiPolygon": return 9 + geometry.coordinates.reduce((sum, rings) => sum + polygonLength(rings), 0);
  }
}

function writeGeometry(out: Buffer, start: number, geometry: StoredGeometry): number {
  switch (geometry.type) {
    case "LineString": return writePositions(out, writeHeader(out, start, LINE_STRING), geometry.coordinates);
    case "Polygon": return writePolygon(out, start, geometry.coordinates);
    case "MultiLineString": {
      let at = out.writeUInt32LE(geometry.coordinates.length, writeHeader(out, start, MULTI_LINE_STRING));
      for (const line of geometry.coordinates) at = writePositions(out, writeHeader(out, at, LINE_STRING), line);
      return at;
    }
    case "MultiPolygon": {
      let at = out.writeUInt32LE(geometry.coordinates.length, writeHeader(out, start, MULTI_POLYGON));
      for (const rings of geometry.coordinates) at = writePolygon(out, at, rings);
      return at;
    }
  }
}

function writeHeader(out: Buffer, at: number, type: number): number {
  return out.writeUInt32LE(type, out.writeUInt8(1, at));
}

function writePolygon(out: Buffer, start: number, rings: Position[][]): number {
  let at = out.writeUInt32LE(rings.length, writeHeader(out, start, POLYGON));
  for (const ring of rings) at = writePositions(out, at, ring);
  return at;
}

function writePositions(out: Buffer, start: number, positions: Position[]): number {
  let at = out.writeUInt32LE(positions.length, start);
  for (const [lng, lat] of positions) {
    at = out.writeDoubleLE(lng ?? NaN, at);
    at = out.writeDoubleLE(lat ?? NaN, at);
  }
  return at;
}

interface Cursor { at: number }

function readGeometry(view: DataView, cursor: Cursor): StoredGeometry {
  const type = readHeader(view, cursor);
  switch (type) {
    case LINE_STRING: return { type: "LineString", coordinates: readPositions(view, cursor) };
    case POLYGON: return { type: "Polygon", coordinates: readRings(view, cursor) };
    case MULTI_LINE_STRING:
      return { type: "MultiLineString", coordinates: readMembers(view, cursor, LINE_STRING, readPositions) };
    case MULTI_POLYGON:
      return { type: "MultiPolygon", coordinates: readMembers(view, cursor, POLYGON, readRings) };
    default: throw new RangeError(`WKB geometry type ${type} is not stored here`);
  }
}

function readHeader(view: DataView, cursor: Cursor): number {
  if (view.getUint8(cursor.at) !== 1) throw new RangeError("WKB is not little endian");
  const type = view.getUint32(cursor.at + 1, true);
  cursor.at += 5;
  return type;
}

function readMembers<T>(view: DataView, cursor: Cursor, type: number, read: (view: DataView, cursor: Cursor) => T): T[] {
  return Array.from({ length: readCount(view, cursor, 9) }, () => {
    const found = readHeader(view, cursor);
    if (found !== type) throw new RangeError(`WKB holds geometry type ${found} where ${type} belongs`);
    return read(view, cursor);
  });
}

function readRings(view: DataView, cursor: Cursor): Position[][] {
  return Array.from({ length: readCount(view, cursor, 4) }, () => readPositions(view, cursor));
}

function readPositions(view: DataView, cursor: Cursor): Position[] {
  const count = readCount(view, cursor, 16);
  const positions: Position[] = new Array<Position>(count);
  for (let i = 0; i < count; i++) {
    positions[i] = [view.getFloat64(cursor.at, true), view.getFloat64(cursor.at + 8, true)];
    cursor.at += 16;
  }
  return positions;
}

/** A count that the remaining bytes can hold: a damaged one must not ask for gigabytes. */
function readCount(view: DataView, cursor: Cursor, bytesEach: number): number {
  const count = view.getUint32(cursor.at, true);
  cursor.at += 4;
  if (count * bytesEach > view.byteLength - cursor.at) throw new RangeError("WKB ends too early");
  return count;
}
