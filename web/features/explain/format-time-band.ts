/** Minutes of the local day as `22:00–06:00`; an end before the beginning is on the next day. */
export function formatTimeBand({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }): string {
  const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return `${clock(fromMinute)}–${clock(toMinute)}`;
}
