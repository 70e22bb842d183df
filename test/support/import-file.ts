import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for a test's files. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "ecogrid-import-"));
}

/** Writes a file for a test; returns its path. */
export function writeFile(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A square cell of `size` degrees with its south-west corner at `west`, `south`. */
export function squareCell(code: string, west: number, south: number, size = 1, properties: Record<string, unknown> = {}) {
  const [east, north] = [west + size, south + size];
  return {
    type: "Feature", properties: { code, name: `Cell ${code}`, ...properties },
    geometry: { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
  };
}

export function collection(...features: unknown[]): string {
  return JSON.stringify({ type: "FeatureCollection", features });
}
