/**
 * A line of states with a place in it, for undo and redo. Immutable. `first` is the number of the
 * oldest state that is kept, so that a state keeps its number when older ones are dropped.
 */
export interface Steps<State> {
  readonly first: number;
  readonly states: readonly State[];
  readonly at: number;
  /** The drag that made the present state, and may still change it. */
  readonly drag: string | null;
}

/** Older states are forgotten, as browsers do with addresses. */
const KEPT = 100;

export function firstStep<State>(state: State, number = 0): Steps<State> {
  return { first: number, states: [state], at: number, drag: null };
}

export function present<State>({ states, at, first }: Steps<State>): State {
  return states[at - first] as State;
}

/**
 * Goes on to `next`; what had been undone is gone. Within one drag (equal, non-null keys in a row)
 * the present state is replaced instead, so that a drag is one step. An equal state is no step.
 */
export function takeStep<State>(steps: Steps<State>, next: State, drag: string | null = null): Steps<State> {
  if (JSON.stringify(next) === JSON.stringify(present(steps))) return drag === steps.drag ? steps : { ...steps, drag };
  const kept = steps.states.slice(0, steps.at - steps.first + 1);
  if (drag !== null && drag === steps.drag) return { ...steps, states: [...kept.slice(0, -1), next] };
  const states = [...kept, next].slice(-KEPT);
  return { first: steps.at + 2 - states.length, states, at: steps.at + 1, drag };
}

export function endDrag<State>(steps: Steps<State>): Steps<State> {
  return steps.drag === null ? steps : { ...steps, drag: null };
}

export function has<State>({ first, states }: Steps<State>, number: number): boolean {
  return number >= first && number < first + states.length;
}

/** Back or forward to the state of that number; unchanged where there is none. */
export function goTo<State>(steps: Steps<State>, number: number): Steps<State> {
  return has(steps, number) ? { ...steps, at: number, drag: null } : steps;
}

/** The present state written anew without a step: for what is no decision of the user. */
export function amend<State>(steps: Steps<State>, state: State): Steps<State> {
  const place = steps.at - steps.first;
  return { ...steps, states: steps.states.map((kept, index) => (index === place ? state : kept)) };
}
