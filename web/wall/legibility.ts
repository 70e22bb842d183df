/** The smallest angle under which a character may be seen: NUREG-0700 rev. 3, 12.1.1.3. */
const LEAST_ARC_MINUTES = 16;
/** A digit or Latin capital of our typefaces as a share of its font size; Han characters are larger (0.90). */
const DIGIT_HEIGHT_EM = 0.727;

/** Who looks at the wall from where. */
export interface Viewing { readonly distanceMetres: number; readonly wallHeightMetres: number; }

/**
 * The smallest font size, in CSS pixels, whose digits are seen under 16′ of arc from that distance, on a picture of
 * that many pixels over that height. Height of a glyph = 2 d tan(θ / 2).
 */
export function smallestLegiblePx({ distanceMetres, wallHeightMetres }: Viewing, pictureHeightPx: number): number {
  const glyphMetres = 2 * distanceMetres * Math.tan(arc(LEAST_ARC_MINUTES) / 2);
  return (glyphMetres / wallHeightMetres) * pictureHeightPx / DIGIT_HEIGHT_EM;
}

/** The angle in minutes of arc under which digits of that font size are seen. */
export function arcMinutesOf(fontPx: number, { distanceMetres, wallHeightMetres }: Viewing, pictureHeightPx: number): number {
  const glyphMetres = (fontPx * DIGIT_HEIGHT_EM / pictureHeightPx) * wallHeightMetres;
  return (2 * Math.atan(glyphMetres / (2 * distanceMetres)) * 180 * 60) / Math.PI;
}

/** The farthest place from which that font size is still legible, in metres. */
export function farthestMetres(fontPx: number, wallHeightMetres: number, pictureHeightPx: number): number {
  return ((fontPx * DIGIT_HEIGHT_EM) / pictureHeightPx) * wallHeightMetres / (2 * Math.tan(arc(LEAST_ARC_MINUTES) / 2));
}

function arc(minutes: number): number {
  return (minutes * Math.PI) / (180 * 60);
}
