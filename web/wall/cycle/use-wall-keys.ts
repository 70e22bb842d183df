import { onMounted, onUnmounted } from "vue";

export interface WallKeyActs {
  /** Somebody is there. */
  touch(): void;
  togglePause(): void;
  step(by: number): void;
  jump(to: number): void;
  last(): void;
  openSettings(): void;
  toggleHelp(): void;
  /** Closes what lies over the scene. */
  dismiss(): void;
}

const TOUCHES = ["pointerdown", "pointermove", "wheel"] as const;

/** The wall by keyboard; whatever somebody does at it counts as presence. A dialog that is open has the keys to itself. */
export function useWallKeys(acts: WallKeyActs, hasDialog: () => boolean): void {
  const KEYS: Readonly<Record<string, () => void>> = {
    " ": acts.togglePause, ArrowRight: () => acts.step(1), PageDown: () => acts.step(1), ArrowLeft: () => acts.step(-1), PageUp: () => acts.step(-1),
    Home: () => acts.jump(0), End: acts.last, s: acts.openSettings, S: acts.openSettings, "?": acts.toggleHelp, Escape: acts.dismiss,
  };

  function onKey(event: KeyboardEvent): void {
    acts.touch();
    if (event.ctrlKey || event.altKey || event.metaKey || hasDialog()) return;
    // Space and Enter on a focused button are that button's.
    if (event.key === " " && event.target instanceof HTMLButtonElement) return;
    const act = /^[1-9]$/.test(event.key) ? () => acts.jump(Number(event.key) - 1) : KEYS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  onMounted(() => {
    addEventListener("keydown", onKey);
    TOUCHES.forEach((name) => addEventListener(name, acts.touch, { passive: true }));
  });
  onUnmounted(() => {
    removeEventListener("keydown", onKey);
    TOUCHES.forEach((name) => removeEventListener(name, acts.touch));
  });
}
