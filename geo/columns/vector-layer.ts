import { ByteWriter, zigzag } from "./byte-writer.ts";

/** Field numbers of Mapbox Vector Tile 2.1, section 4. */
const LAYER = { name: 1, feature: 2, key: 3, value: 4, extent: 5, version: 15 } as const;
const FEATURE = { id: 1, tags: 2, type: 3, geometry: 4 } as const;
const VALUE = { text: 1, unsigned: 5, signed: 6 } as const;
const TILE_LAYER = 3;
const POINT = 1;
const MOVE_TO_ONE = 9;

export interface PointFeature {
  /** Tile units from the north-west corner, whole numbers. */
  readonly x: number;
  readonly y: number;
  /** Whole and not negative, else the feature has none. */
  readonly id?: number;
  /** Texts and whole numbers in the order of the layer's keys. */
  readonly values: readonly (string | number)[];
}

/** One layer of points of a vector tile (Mapbox Vector Tile 2.1); a tile is its layers one after the other. */
export function encodePointLayer(name: string, extent: number, keys: readonly string[], features: readonly PointFeature[]): Uint8Array {
  const layer = new ByteWriter();
  layer.textField(LAYER.name, name);
  const writer = new FeatureWriter();
  for (const feature of features) layer.bytesField(LAYER.feature, writer.write(feature));
  for (const key of keys) layer.textField(LAYER.key, key);
  for (const value of writer.numbers.keys()) layer.bytesField(LAYER.value, encodeValue(value));
  layer.varintField(LAYER.extent, extent);
  layer.varintField(LAYER.version, 2);
  const tile = new ByteWriter();
  tile.bytesField(TILE_LAYER, layer.bytes);
  return tile.bytes;
}

/** Writes features with buffers that it uses again: a tile may have thousands. */
class FeatureWriter {
  /** Values of the layer in the order of their numbers. */
  readonly numbers = new Map<string | number, number>();
  readonly #feature = new ByteWriter();
  readonly #part = new ByteWriter();

  /** Valid until the next call. */
  write({ x, y, id = -1, values }: PointFeature): Uint8Array {
    const [feature, part] = [this.#feature, this.#part];
    feature.clear();
    if (Number.isSafeInteger(id) && id >= 0) feature.varintField(FEATURE.id, id);
    part.clear();
    for (let key = 0; key < values.length; key++) {
      part.varint(key);
      part.varint(this.#numberOf(values[key]!));
    }
    feature.bytesField(FEATURE.tags, part.bytes);
    feature.varintField(FEATURE.type, POINT);
    part.clear();
    part.varint(MOVE_TO_ONE);
    part.varint(zigzag(x));
    part.varint(zigzag(y));
    feature.bytesField(FEATURE.geometry, part.bytes);
    return feature.bytes;
  }

  #numberOf(value: string | number): number {
    let number = this.numbers.get(value);
    if (number === undefined) this.numbers.set(value, (number = this.numbers.size));
    return number;
  }
}

/** Numbers are whole here, as those of incidents are. */
function encodeValue(value: string | number): Uint8Array {
  const encoded = new ByteWriter();
  if (typeof value === "string") encoded.textField(VALUE.text, value);
  else if (value < 0) encoded.varintField(VALUE.signed, zigzag(value));
  else encoded.varintField(VALUE.unsigned, value);
  return encoded.bytes;
}
