/** Installing or building failed; the message is a sentence for the person who started it. */
export class PreparationError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "PreparationError";
  }
}
