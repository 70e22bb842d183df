import { GeoJSONVT, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Feature, FeatureCollection } from "geojson";
import type { TileCoordinate } from "./tile-coordinate.ts";

/** Features that appear in a tile under one source-layer name, from one zoom on. */
export interface SourceLayer {
  name: string;
  minZoom: number;
  features: Feature[];
}

/** Zoom of the finest tiles; maps enlarge these beyond it. */
export const STATIC_MAX_ZOOM = 14;

const EXTENT = 4096;
const CACHED_TILES = 2000;

interface Cut {
  version: string;
  layers: { name: string; minZoom: number; index: () => GeoJSONVT }[];
  tiles: Map<string, Uint8Array | null>;
}

/**
 * Vector tiles of things that change seldom, cut on demand and kept until `version` changes.
 *
 * `load` is asked once per version; each source layer is indexed when a tile first needs it, so
 * that the many small cells cost nothing until somebody looks closely.
 */
export class StaticTileLayer {
  #cut: Promise<Cut> | undefined;
  #cutVersion: string | undefined;
  readonly #load: () => Promise<SourceLayer[]>;
  readonly #version: () => Promise<string>;

  constructor(source: { load: () => Promise<SourceLayer[]>; version: () => Promise<string> }) {
    this.#load = source.load;
    this.#version = source.version;
  }

  version(): Promise<string> {
    return this.#version();
  }

  /** The tile's bytes, or null when nothing lies in it. */
  async tile(at: TileCoordinate): Promise<Uint8Array | null> {
    const cut = await this.#current();
    const key = `${at.z}/${at.x}/${at.y}`;
    const known = cut.tiles.get(key);
    if (known !== undefined) return known;
    const bytes = encode(cut, at);
    if (cut.tiles.size >= CACHED_TILES) cut.tiles.delete(cut.tiles.keys().next().value!);
    cut.tiles.set(key, bytes);
    return bytes;
  }

  async #current(): Promise<Cut> {
    const version = await this.#version();
    if (this.#cut === undefined || this.#cutVersion !== version) {
      this.#cutVersion = version;
      this.#cut = this.#load().then((layers) => cutFrom(version, layers));
      // A failed load must not stay: the next request tries again.
      this.#cut.catch(() => { this.#cut = undefined; });
    }
    return this.#cut;
  }
}

function cutFrom(version: string, layers: SourceLayer[]): Cut {
  return {
    version,
    tiles: new Map(),
    layers: layers.map(({ name, minZoom, features }) => {
      let index: GeoJSONVT | undefined;
      const collection: FeatureCollection = { type: "FeatureCollection", features };
      return {
        name,
        minZoom,
        index: () => (index ??= new GeoJSONVT(collection, { maxZoom: STATIC_MAX_ZOOM, extent: EXTENT, buffer: 128, tolerance: 3 })),
      };
    }),
  };
}

function encode(cut: Cut, { z, x, y }: TileCoordinate): Uint8Array | null {
  const found: Record<string, GeoJSONVTTile> = {};
  for (const layer of cut.layers) {
    if (z < layer.minZoom) continue;
    const tile = layer.index().getTile(z, x, y);
    if (tile === null || tile.features.length === 0) continue;
    const same = found[layer.name];
    found[layer.name] = same === undefined ? tile : ({ ...same, features: [...same.features, ...tile.features] } as GeoJSONVTTile);
  }
  return Object.keys(found).length === 0 ? null : fromGeojsonVt(found, { version: 2, extent: EXTENT });
}
