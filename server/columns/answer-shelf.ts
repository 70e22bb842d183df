interface Answer<T> {
  readonly seq: number;
  readonly value: T;
}

/**
 * Keeps the answers last asked for. One holds until anything has happened: whoever asks the same
 * between two events is given the same, so many viewers cost as one.
 */
export class AnswerShelf<T> {
  readonly #most: number;
  readonly #answers = new Map<string, Answer<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer as of event `seq`. A promise that fails is not kept. */
  get(key: string, seq: number, make: () => T): T {
    const known = this.#answers.get(key);
    this.#answers.delete(key);
    const answer = known?.seq === seq ? known : { seq, value: make() };
    this.#answers.set(key, answer);
    if (this.#answers.size > this.#most) this.#answers.delete(this.#answers.keys().next().value!);
    if (answer !== known && answer.value instanceof Promise) answer.value.catch(() => { if (this.#answers.get(key) === answer) this.#answers.delete(key); });
    return answer.value;
  }
}
