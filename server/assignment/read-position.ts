import { GeoInputError, normalise } from "../../geo/index.ts";
import type { LngLat, StatedPosition } from "../contract/primitives.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";

/**
 * Where a stated position is.
 *
 * @throws {InvalidError} naming `field` when it cannot be read in the stated system.
 */
export function readPosition(stated: StatedPosition, field: string): LngLat {
  try {
    const [lng, lat] = normalise(stated);
    return { lng, lat };
  } catch (error) {
    if (!(error instanceof GeoInputError)) throw error;
    throw InvalidError.at(field, said(error.message, `坐标不能识别，请核对坐标系以及经纬度的先后（${stated.x}，${stated.y}）`));
  }
}
