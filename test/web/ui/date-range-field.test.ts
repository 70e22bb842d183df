// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import DateRangeField from "../../../web/ui/DateRangeField.vue";
import { freshStores, mount, settle, unmountAll } from "../features/mounting.ts";

beforeEach(freshStores);
afterEach(unmountAll);

async function typed(field: 0 | 1, text: string): Promise<(string | null)[]> {
  const fields = [...mount(DateRangeField, { modelValue: { fromDay: "2026-11-09", toDay: "2026-11-15" }, isInline: true }).querySelectorAll<HTMLInputElement>('input[type="text"]')];
  const input = fields[field];
  if (input) input.value = text;
  input?.dispatchEvent(new Event("input"));
  input?.dispatchEvent(new Event("change"));
  await settle();
  return fields.map((each) => each.getAttribute("aria-invalid"));
}

test.each<[0 | 1, string, [string, string]]>([
  [0, "2026-13-01", ["true", "false"]], [1, "2026-02-30", ["false", "true"]], [1, "abc", ["false", "true"]], [0, "2026-12-01", ["true", "false"]], [1, "2026-11-01", ["false", "true"]], [0, "2026-11-10", ["false", "false"]],
])("only the field to mend is marked: %d, %s", async (field, text, marks) => {
  expect(await typed(field, text)).toEqual(marks);
});
