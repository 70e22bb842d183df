/** Chromium's own measure; other browsers have none, and are not watched. */
interface HeapMeasure { readonly usedJSHeapSize: number; readonly jsHeapSizeLimit: number; }

const TOO_FULL = 0.6;
const LOOKS_IN_A_ROW = 5;

/** Tells whether the heap has been too full each of the last few times it was looked at: garbage alone comes and goes. */
export function createHeapWatch(measure: () => HeapMeasure | undefined): () => boolean {
  let fullLooks = 0;
  return () => {
    const heap = measure();
    fullLooks = heap !== undefined && heap.usedJSHeapSize > TOO_FULL * heap.jsHeapSizeLimit ? fullLooks + 1 : 0;
    return fullLooks >= LOOKS_IN_A_ROW;
  };
}

export function measureHeap(): HeapMeasure | undefined {
  return (performance as Performance & { memory?: HeapMeasure }).memory;
}
