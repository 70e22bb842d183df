import { ref } from "vue";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/** One tab stop for all rows of a table body; the arrows, page keys, Home and End walk between them. */
export function useRowKeys(): { tabIndexOf: (at: number) => 0 | -1; onKeydown: (event: KeyboardEvent) => void } {
  const current = ref(0);

  function onKeydown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    if (step === undefined || row?.parentElement == null) return;
    event.preventDefault();
    const rows = [...row.parentElement.children];
    const next = Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + step));
    current.value = next;
    const target = rows[next];
    if (target instanceof HTMLElement) target.focus();
  }

  return { tabIndexOf: (at) => (at === current.value ? 0 : -1), onKeydown };
}
