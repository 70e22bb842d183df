export interface ContextKeeper {
  /** The graphics context is gone: what is on the screen is frozen or blank. */
  onContextLost(): void;
  /** It is back, and the map has drawn itself anew. */
  onContextRestored(): void;
  /** It did not come back in time: the map is to be thrown away and made again. */
  onGivenUp(): void;
}

const RESTORED_WITHIN_MS = 10_000;

/**
 * Watches the WebGL context of a map's canvas until the returned function is called. Browsers take contexts away, after a
 * driver's reset or for other pages, and mostly give them back; a map that waits for longer has to be built again.
 */
export function keepContext(canvas: HTMLCanvasElement, { onContextLost, onContextRestored, onGivenUp }: ContextKeeper): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const lost = (): void => {
    onContextLost();
    clearTimeout(waiting);
    waiting = setTimeout(onGivenUp, RESTORED_WITHIN_MS);
  };
  const restored = (): void => {
    clearTimeout(waiting);
    onContextRestored();
  };
  canvas.addEventListener("webglcontextlost", lost);
  canvas.addEventListener("webglcontextrestored", restored);
  return () => {
    clearTimeout(waiting);
    canvas.removeEventListener("webglcontextlost", lost);
    canvas.removeEventListener("webglcontextrestored", restored);
  };
}
