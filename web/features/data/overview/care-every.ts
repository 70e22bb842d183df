/** How often the overview asks anew even if no event told of a change. */
export const CARE_EVERY_MS = 60_000;
