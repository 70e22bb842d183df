import { GeoInputError, normalise, type Position, type SourceCrs } from "../../../geo/index.ts";

export type PositionReason = "missing_position" | "unreadable_position" | "absurd_position" | "null_island";

export interface PositionProblem {
  reason: PositionReason;
  field: "x" | "y";
  message: string;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The position that a row states, in WGS 84, or what is wrong with it.
 *
 * Exactly 0, 0 is told apart: it is what programs write when they have no position.
 */
export function readPosition(xText: string, yText: string, crs: SourceCrs): { x: number; y: number; position: Position } | PositionProblem {
  if (xText === "" || yText === "") {
    const field = xText === "" ? "x" : "y";
    const message = xText === yText
      ? "There is no position: stored, but it waits unassigned."
      : `There is no ${field}, so there is no position: stored, but it waits unassigned.`;
    return { reason: "missing_position", field, message };
  }
  if (!NUMBER.test(xText)) return notANumber("x", xText);
  if (!NUMBER.test(yText)) return notANumber("y", yText);
  const x = Number(xText);
  const y = Number(yText);
  if (x === 0 && y === 0) {
    return { reason: "null_island", field: "x", message: "The position is exactly 0, 0, which stands for an unknown place." };
  }
  try {
    return { x, y, position: normalise({ x, y, crs }) };
  } catch (error) {
    if (!(error instanceof GeoInputError)) throw error;
    return { reason: "absurd_position", field: x < -180 || x > 180 ? "x" : "y", message: error.message };
  }
}

function notANumber(field: "x" | "y", text: string): PositionProblem {
  const hint = /^[+-]?\d+,\d+$/.test(text) ? " Write the decimal point as a point." : /[°′'"]/.test(text) ? " Degrees as decimals are needed." : "";
  return { reason: "unreadable_position", field, message: `"${text.slice(0, 60)}" is not a number of degrees.${hint}` };
}
