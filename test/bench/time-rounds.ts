/** How long rounds took, in milliseconds. */
export interface Times {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Times `round` after untimed warm-ups; `prepare` runs before each, untimed. */
export function timeRounds(rounds: number, prepare: (at: number) => void, round: (at: number) => void, warmUps = 2): Times {
  const times: number[] = [];
  for (let at = 0; at < rounds + warmUps; at++) {
    prepare(at);
    const start = performance.now();
    round(at);
    if (at >= warmUps) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return { min: times[0]!, median: times[times.length >> 1]!, max: times.at(-1)! };
}

export function writeMs({ min, median, max }: Times): string {
  return `${median.toFixed(1)} (${min.toFixed(1)}–${max.toFixed(1)})`;
}
