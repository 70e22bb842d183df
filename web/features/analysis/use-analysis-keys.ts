import { onMounted, onUnmounted } from "vue";
import { useAnalysisStepsStore } from "../../stores/analysis-steps.ts";

/** Ctrl+Z (⌘Z) undoes, Ctrl+Shift+Z and Ctrl+Y redo, unless a text is being edited. */
export function useAnalysisKeys(): void {
  const steps = useAnalysisStepsStore();

  function onKey(event: KeyboardEvent): void {
    const isEditing = event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]");
    if (isEditing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) steps.redo();
    else steps.undo();
  }
  onMounted(() => window.addEventListener("keydown", onKey));
  onUnmounted(() => window.removeEventListener("keydown", onKey));
}
