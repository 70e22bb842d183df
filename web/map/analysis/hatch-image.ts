const SIDE_PIXELS = 7;
export const HATCH_PIXEL_RATIO = 2;

/** The image name of a 45° hatch in a colour: what stands for no data. */
export function hatchId(colour: string): string {
  return `hatch|${colour}`;
}

/** The colour of a hatch by its image name, or undefined when it is not one. */
export function readHatchId(id: string): string | undefined {
  const [kind, colour, ...more] = id.split("|");
  return kind === "hatch" && colour && more.length === 0 ? colour : undefined;
}

/** A square that repeats without a seam. */
export function drawHatch(colour: string): ImageData | undefined {
  const side = SIDE_PIXELS * HATCH_PIXEL_RATIO;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  if (pen === null) return undefined;
  pen.strokeStyle = colour;
  pen.lineWidth = HATCH_PIXEL_RATIO;
  // The neighbours' strokes reach into the corners.
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}
