export const MARK_SHAPES = ["triangle", "diamond", "square", "bar", "pin", "chip", "chip-wide"] as const;
export type MarkShape = (typeof MARK_SHAPES)[number];
export interface Mark { shape: MarkShape; fill: string; stroke: string; }

/** Width and height of each mark in CSS pixels, its 1.5 px casing included. */
const SIZES: Readonly<Record<MarkShape, readonly [width: number, height: number]>> = {
  triangle: [15, 14], diamond: [15, 15], square: [10, 10], bar: [20, 7], pin: [24, 30], chip: [26, 18], "chip-wide": [36, 18],
};
export const MARK_PIXEL_RATIO = 2;

/** The image name that stands for a mark: it says how to draw it, so images need no register. */
export function markId({ shape, fill, stroke }: Mark): string {
  return `mark|${shape}|${fill}|${stroke}`;
}

/** The mark that an image name stands for, or undefined when it is not one of ours. */
export function readMarkId(id: string): Mark | undefined {
  const [kind, shapeText, fill, stroke, ...more] = id.split("|");
  const shape = MARK_SHAPES.find((known) => known === shapeText);
  return kind === "mark" && shape && fill && stroke && more.length === 0 ? { shape, fill, stroke } : undefined;
}

/** Draws a mark at twice its size, for sharp edges on dense screens. */
export function drawMark({ shape, fill, stroke }: Mark): ImageData | undefined {
  const [width, height] = SIZES[shape];
  const canvas = document.createElement("canvas");
  canvas.width = width * MARK_PIXEL_RATIO;
  canvas.height = height * MARK_PIXEL_RATIO;
  const pen = canvas.getContext("2d");
  if (pen === null) return undefined;
  pen.scale(MARK_PIXEL_RATIO, MARK_PIXEL_RATIO);
  pen.lineJoin = "round";
  pen.lineWidth = 1.5;
  pen.fillStyle = fill;
  pen.strokeStyle = stroke;
  const path = new Path2D(pathOf(shape, width, height));
  pen.fill(path);
  pen.stroke(path);
  if (shape === "pin") {
    pen.fillStyle = stroke;
    pen.fill(new Path2D(`M ${width / 2 - 4} 11.5 a 4 4 0 1 0 8 0 a 4 4 0 1 0 -8 0`));
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function pathOf(shape: MarkShape, width: number, height: number): string {
  const [right, bottom, middle] = [width - 1, height - 1, width / 2];
  switch (shape) {
    case "triangle": return `M ${middle} 1 L ${right} ${bottom} L 1 ${bottom} Z`;
    case "diamond": return `M ${middle} 1 L ${right} ${height / 2} L ${middle} ${bottom} L 1 ${height / 2} Z`;
    case "square": case "bar": return `M 1 1 H ${right} V ${bottom} H 1 Z`;
    case "chip": case "chip-wide": return `M 5 1 H ${right - 4} A 4 4 0 0 1 ${right} 5 V ${bottom - 4} A 4 4 0 0 1 ${right - 4} ${bottom} H 5 A 4 4 0 0 1 1 ${bottom - 4} V 5 A 4 4 0 0 1 5 1 Z`;
    case "pin": return `M ${middle} ${bottom} C ${middle - 5} 23 2 19 2 11.5 A 10 10 0 0 1 22 11.5 C 22 19 ${middle + 5} 23 ${middle} ${bottom} Z`;
  }
}
