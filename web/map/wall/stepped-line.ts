export type Pixel = readonly [x: number, y: number];

/** Lines are looked at in steps of about this many pixels. */
const STEP = 12;

/** The line as points that lie no farther apart than a step. */
export function steppedLine(line: readonly Pixel[]): Pixel[] {
  return line.flatMap((end, at) => {
    const begin = line[at - 1];
    if (begin === undefined) return [end];
    const steps = Math.max(1, Math.ceil(Math.hypot(end[0] - begin[0], end[1] - begin[1]) / STEP));
    return Array.from({ length: steps }, (_, step): Pixel => {
      const share = (step + 1) / steps;
      return [begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share];
    });
  });
}
