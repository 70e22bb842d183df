import { onScopeDispose, readonly, ref, type Ref } from "vue";

/** Ages are told in minutes: looking twice a minute is enough, and one timer serves every panel. */
const TICK_MS = 30_000;
const now = ref(new Date());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The time by which ages are told; it moves on by itself while anybody uses it. */
export function useNow(): Readonly<Ref<Date>> {
  now.value = new Date();
  users += 1;
  timer ??= setInterval(() => { now.value = new Date(); }, TICK_MS);
  onScopeDispose(() => {
    users -= 1;
    if (users > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  return readonly(now) as Readonly<Ref<Date>>;
}
