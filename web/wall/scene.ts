import type { Component } from "vue";

/** One question that the wall answers for a while. */
export interface Scene {
  /** Lower-case letters, digits and dashes: it stands in addresses and is remembered over reloads. */
  readonly id: string;
  /** A sentence of the messages, and what fills its places. */
  readonly titleKey: string;
  readonly titleArguments: Readonly<Record<string, string | number>>;
  /** How long it stays, from 20 to 40; null leaves it to the settings. What it takes to read `words` is never undercut. */
  readonly seconds: number | null;
  /** Roughly how many words a viewer reads. */
  readonly words?: number;
  readonly component: Component;
  readonly props?: Readonly<Record<string, unknown>>;
  /** False while there is nothing to show, such as water without a section: the cycle goes past it. */
  readonly isOffered: boolean;
  /** The smallest text in reference pixels before the text factor, the map's included; 18 unless told. */
  readonly smallestText?: number;
}
