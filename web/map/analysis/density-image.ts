import type { ClassBreaks } from "../../stores/analysis-subject.ts";
import { classOf } from "../../stores/class-breaks.ts";
import type { DensityFigures } from "../../workers/incident-questions.ts";

/** Grid squares are divided this often along a side, so that limits of classes are curves and not stairs. */
const STEPS = 3;
const ALPHA = 205;

/** The density as pixels, coloured by the legend's classes; nothing where there is none and outside the land. */
export function densityPixels({ columns, rows, perSquareKm }: Pick<DensityFigures, "columns" | "rows" | "perSquareKm">, classes: Pick<ClassBreaks, "breaks">, colours: readonly string[]): { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> } {
  const [width, height] = [columns * STEPS, rows * STEPS];
  const rgba = new Uint8ClampedArray(width * height * 4);
  const painted = colours.map(rgbOf);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = valueAt(perSquareKm, columns, rows, (x + 0.5) / STEPS - 0.5, (y + 0.5) / STEPS - 0.5);
      const colour = painted[classOf(value, classes)];
      if (colour !== undefined) rgba.set([...colour, ALPHA], (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

/** Between the centres of four squares; outside the land (NaN) the nearest centre decides. */
function valueAt(values: Float32Array, columns: number, rows: number, x: number, y: number): number {
  const [left, top] = [clamp(Math.floor(x), columns - 1), clamp(Math.floor(y), rows - 1)];
  const [right, bottom] = [clamp(left + 1, columns - 1), clamp(top + 1, rows - 1)];
  const [fx, fy] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
  const upper = values[top * columns + left]! * (1 - fx) + values[top * columns + right]! * fx;
  const lower = values[bottom * columns + left]! * (1 - fx) + values[bottom * columns + right]! * fx;
  const between = upper * (1 - fy) + lower * fy;
  return Number.isNaN(between) ? values[(fy < 0.5 ? top : bottom) * columns + (fx < 0.5 ? left : right)]! : between;
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** Red, green and blue of #RRGGBB. */
function rgbOf(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
