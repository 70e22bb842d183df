const SIDE_PIXELS = 7;
export const HATCH_PIXEL_RATIO = 2;

/** Which way the strokes lean: `/` or `\\`. */
export type HatchLean = "up" | "down";

export interface Hatch { colour: string; lean: HatchLean; widthPixels: number }

/** The image name of a 45° hatch in a colour; a fine one that leans up stands for no data. */
export function hatchId(colour: string, lean: HatchLean = "up", widthPixels = 1): string {
  return `hatch|${colour}|${lean}|${widthPixels}`;
}

/** A hatch by its image name, or undefined when it is not one. */
export function readHatchId(id: string): Hatch | undefined {
  const [kind, colour, lean, width, ...more] = id.split("|");
  if (kind !== "hatch" || !colour || (lean !== "up" && lean !== "down") || more.length > 0) return undefined;
  return { colour, lean, widthPixels: Number(width) };
}

/** A square that repeats without a seam. */
export function drawHatch({ colour, lean, widthPixels }: Hatch): ImageData | undefined {
  const side = SIDE_PIXELS * HATCH_PIXEL_RATIO;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  if (pen === null) return undefined;
  pen.strokeStyle = colour;
  pen.lineWidth = HATCH_PIXEL_RATIO * widthPixels;
  // The neighbours' strokes reach into the corners.
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, lean === "up" ? side : 0);
    pen.lineTo(shift + side, lean === "up" ? 0 : side);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}
