import { readonly, shallowRef, type ShallowRef } from "vue";

export interface Toast { id: number; text: string; tone: "quiet" | "ok" | "warn" | "danger"; action?: { text: string; act: () => void }; }

const shown = shallowRef<readonly Toast[]>([]);
let lastId = 0;

/** Short notices of what has just happened. Those of failures stay until dismissed, the others go by themselves. */
export function useToasts(): { toasts: Readonly<ShallowRef<readonly Toast[]>>; tell: (toast: Omit<Toast, "id">) => number; dismiss: (id: number) => void } {
  return {
    toasts: readonly(shown) as Readonly<ShallowRef<readonly Toast[]>>,
    tell(toast) {
      lastId += 1;
      // Three at most: what was told before is older news.
      shown.value = [...shown.value, { ...toast, id: lastId }].slice(-3);
      return lastId;
    },
    dismiss(id) {
      shown.value = shown.value.filter((toast) => toast.id !== id);
    },
  };
}
