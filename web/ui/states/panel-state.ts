/** How far a long run has come; `total` is null while nobody knows. */
export interface Progress { done: number; total: number | null; elapsedMs: number; }

/**
 * What a panel shows. `loading` is the first load only: later ones keep the old data and say `ready` with `updating`.
 * A failure keeps the last good value when there is one. Texts are whole sentences.
 */
export type PanelState =
  | { kind: "loading"; progress?: Progress; canCancel?: boolean }
  | { kind: "ready"; updating?: boolean; progress?: Progress; canCancel?: boolean }
  | { kind: "empty"; text: string; action?: string }
  | { kind: "notComputable"; reason: string; remedy?: string }
  | { kind: "failed"; text: string; hasLastGood: boolean };

export const READY: PanelState = { kind: "ready" };
