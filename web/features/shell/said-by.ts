import type { ApiError } from "../../api/client.ts";
import type { Language } from "../../stores/preferences.ts";

/** What the server said, in the language of the screen where it said it so; what a field adds to the whole comes after. */
export function saidBy({ message, messageZh, details }: Pick<ApiError, "message" | "messageZh" | "details">, language: Language): string[] {
  const [whole, ...parts] = language === "zh" && messageZh !== null ? [messageZh, ...details.flatMap((detail) => detail.messageZh ?? [])] : [message, ...details.map((detail) => detail.message)];
  return [whole!, ...new Set(parts.filter((part) => !whole!.includes(part)))];
}
