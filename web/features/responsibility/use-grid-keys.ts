import { ref } from "vue";

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [8, 0], PageUp: [-8, 0], Home: [0, -Infinity], End: [0, Infinity],
};
const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** One tab stop for all cells of a table; the arrows, page keys, Home and End walk between them. Cells carry `data-row` and `data-column`. */
export function useGridKeys(size: () => { rows: number; columns: number }) {
  const current = ref({ row: 0, column: 0 });

  function onKeydown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    const table = cell?.closest("table");
    if (step === undefined || cell === null || table == null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { rows, columns } = size();
    focus(table, within(Number(cell.dataset["row"]) + step[0], rows - 1), within(Number(cell.dataset["column"]) + step[1], columns - 1));
  }
  function focus(table: Element, row: number, column: number): void {
    current.value = { row, column };
    const target = table.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  return { current, onKeydown, focus };
}
