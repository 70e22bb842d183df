/** One step of a curve; null: nothing was measured. `mark` names what its dot is coloured by. */
export interface CurveStep {
  label: string;
  value: number | null;
  mark: number | null;
}

export interface CurveFrame { width: number; height: number; left: number; right: number; top: number; bottom: number; }

export interface CurveShape {
  top: number;
  x: (at: number) => number;
  y: (value: number) => number;
  /** Runs of steps that follow one another with values, as SVG paths: a gap is not bridged. */
  paths: string[];
  dots: { at: number; x: number; y: number; step: CurveStep }[];
}

/** Places steps in a frame, from zero to a round number above every value and limit. */
export function curveShape(steps: readonly CurveStep[], limits: readonly number[], frame: CurveFrame): CurveShape {
  const most = Math.max(...steps.map(({ value }) => value ?? 0), ...limits.map((limit) => limit * 1.1), Number.MIN_VALUE);
  const top = roundTop(most);
  const x = (at: number): number => frame.left + ((frame.width - frame.left - frame.right) * (at + 0.5)) / Math.max(1, steps.length);
  const y = (value: number): number => frame.height - frame.bottom - ((frame.height - frame.top - frame.bottom) * value) / top;
  const dots = steps.flatMap((step, at) => (step.value === null ? [] : [{ at, x: x(at), y: y(step.value), step }]));
  const paths: string[] = [];
  dots.forEach((dot, index) => {
    const joins = dots[index - 1]?.at === dot.at - 1;
    const point = `${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`;
    if (joins) paths.push(`${paths.pop() ?? ""} L ${point}`);
    else paths.push(`M ${point}`);
  });
  return { top, x, y, paths, dots };
}

/** Half the width of a label such as 2026-01 at 11 px, and the least gap between two. */
const [HALF_LABEL, LABEL_GAP] = [24, 8];

export interface AxisText { at: number; text: string; x: number; anchor: "middle" | "end"; }

/** Where the labels of steps stand: centred, at the right edge ending with it; one that would touch the label before it is left out. */
export function axisTextsIn(labels: ReadonlyMap<number, string>, x: (at: number) => number, width: number): AxisText[] {
  const texts: AxisText[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const [at, text] of [...labels].sort(([one], [other]) => one - other)) {
    const isCut = x(at) + HALF_LABEL > width;
    const from = isCut ? width - 2 * HALF_LABEL : x(at) - HALF_LABEL;
    if (from < end + LABEL_GAP) continue;
    texts.push({ at, text, x: isCut ? width : x(at), anchor: isCut ? "end" : "middle" });
    end = from + 2 * HALF_LABEL;
  }
  return texts;
}

const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The smallest round number that is not below a positive value, however small: the top of an axis. */
function roundTop(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  const step = STEPS.find((digit) => Number(`${digit}e${exponent}`) >= value) ?? 10;
  return Number(`${step}e${exponent}`);
}
