export type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** The linear colour through a matrix, kept within what a screen can show. */
function through(matrix: Matrix): (rgb: Triple) => Triple {
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return (rgb) => [clip(dot(matrix[0], rgb)), clip(dot(matrix[1], rgb)), clip(dot(matrix[2], rgb))];
}

/** Brettel, Viénot and Mollon (1997), "Computerized simulation of color appearance for dichromats": two half-planes parted by one through black and white. */
const TRITAN_SEPARATOR: Triple = [0.03901, -0.02788, -0.01113];
const tritanAbove = through([[1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.805, 0.11911]]);
const tritanBelow = through([[0.93678, 0.18979, -0.12657], [0.06154, 0.81526, 0.1232], [-0.37562, 1.12767, 0.24796]]);

/**
 * How linear sRGB colours look, with full dichromacy by two models, since neither is right for every colour: Machado,
 * Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity
 * 1.0; and Viénot, Brettel and Mollon (1999), "Digital video colourmaps for checking the legibility of displays by
 * dichromats" for red and green, Brettel (1997) for blue. Each row sums to one: greys stay as they are.
 */
export const VISIONS: readonly { name: string; see: (rgb: Triple) => Triple }[] = [
  { name: "normal", see: (rgb) => rgb },
  { name: "deutan, Machado", see: through([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]) },
  { name: "protan, Machado", see: through([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]) },
  { name: "tritan, Machado", see: through([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]) },
  { name: "deutan, Viénot", see: through([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]) },
  { name: "protan, Viénot", see: through([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]) },
  { name: "tritan, Brettel", see: (rgb) => (dot(TRITAN_SEPARATOR, rgb) >= 0 ? tritanAbove(rgb) : tritanBelow(rgb)) },
];

/** `#rrggbb` as linear light, 0 to 1 (IEC 61966-2-1). */
export function linearRgb(hex: string): Triple {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Relative luminance by WCAG 2.2: what a greyscale print keeps of a linear colour. */
export function luminance([red, green, blue]: Triple): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(linearRgb(a)), luminance(linearRgb(b))].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** CIE L*a*b* of a linear sRGB colour under D65. */
export function labOf(rgb: Triple): Triple {
  const shape = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116);
  const x = shape(dot([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047);
  const y = shape(dot([0.2126729, 0.7151522, 0.072175], rgb));
  const z = shape(dot([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const RADIANS = Math.PI / 180;
const cosine = (degrees: number) => Math.cos(degrees * RADIANS);

/** ΔE2000 of two L*a*b* colours, by Sharma, Wu and Dalal (2005), "The CIEDE2000 color-difference formula", equations 2 to 22. */
export function deltaE2000(one: Triple, two: Triple): number {
  const meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7));
  const polar = ([, a, b]: Triple) => {
    const hue = a === 0 && b === 0 ? 0 : Math.atan2(b, a * stretch) / RADIANS;
    return { chroma: Math.hypot(a * stretch, b), hue: (hue + 360) % 360 };
  };
  const [first, second] = [polar(one), polar(two)];
  const isGrey = first.chroma * second.chroma === 0;
  const turn = isGrey ? 0 : wrapped(second.hue - first.hue);
  const chroma = (first.chroma + second.chroma) / 2;
  const hue = isGrey ? first.hue + second.hue : meanHue(first.hue, second.hue);
  const lightness = ((one[0] + two[0]) / 2 - 50) ** 2;

  const weight = 1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6) - 0.2 * cosine(4 * hue - 63);
  const dL = (two[0] - one[0]) / (1 + 0.015 * lightness / Math.sqrt(20 + lightness));
  const dC = (second.chroma - first.chroma) / (1 + 0.045 * chroma);
  const dH = 2 * Math.sqrt(first.chroma * second.chroma) * Math.sin(turn / 2 * RADIANS) / (1 + 0.015 * chroma * weight);
  const rotation = -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * Math.sin(60 * RADIANS * Math.exp(-(((hue - 275) / 25) ** 2)));
  return Math.sqrt(dL ** 2 + dC ** 2 + dH ** 2 + rotation * dC * dH);
}

/** Opposite hues are 180 degrees apart but for the rounding of the arc tangent; they count as such. */
const HALF_TURN = 180 + 1e-9;

/** The turn between two hues on the shorter way, -180 to 180 degrees. */
function wrapped(turn: number): number {
  return turn > HALF_TURN ? turn - 360 : turn < -HALF_TURN ? turn + 360 : turn;
}
function meanHue(a: number, b: number): number {
  if (Math.abs(a - b) <= HALF_TURN) return (a + b) / 2;
  return (a + b + (a + b < 360 ? 360 : -360)) / 2;
}

/** The two colours of a legend that are hardest to tell apart, over all kinds of vision. */
export function closestPair(colours: readonly string[]): { difference: number; vision: string; pair: string } {
  const pairs = colours.flatMap((a, at) => colours.slice(at + 1).map((b) => [a, b] as const));
  const seen = VISIONS.flatMap(({ name, see }) => pairs.map(([a, b]) => ({
    vision: name, pair: `${a} ${b}`, difference: deltaE2000(labOf(see(linearRgb(a))), labOf(see(linearRgb(b)))),
  })));
  return seen.reduce((worst, next) => (next.difference < worst.difference ? next : worst));
}
