import { useI18n } from "vue-i18n";
import type { ImportKind, ImportKindDescription } from "../../../server/contract/import.ts";
import { en } from "../../messages/en/index.ts";
import { zh } from "../../messages/zh/index.ts";
import { usePreferencesStore } from "../../stores/preferences.ts";
import { adviceFor } from "./finding-advice.ts";

const WORDS: readonly Readonly<Record<string, string>>[] = [zh.imports.fields, en.imports.fields];

/** The words for kinds, fields and reasons; what has none yet is told as the API calls it. */
export function useImportWords() {
  const { t, te } = useI18n();
  const preferences = usePreferencesStore();
  const told = (path: string, name: string): string => (te(`imports.${path}.${name}`) ? t(`imports.${path}.${name}`) : name);
  return {
    kindWord: (kind: ImportKind): string => told("kinds", kind),
    /** Indicators of water bring their own names with them, the Chinese one first. */
    fieldWord: (name: string, kind?: ImportKindDescription | null): string => {
      if (name === "") return "–";
      const own = te(`imports.fields.${name}`) ? null : kind?.fields.find((field) => field.name === name)?.aliases[preferences.language === "en" ? 1 : 0];
      return own ?? told("fields", name);
    },
    /** What to do about it; empty where there is nothing to say. */
    adviceWord: (reason: string): string => {
      const advice = adviceFor(reason);
      return advice === undefined ? "" : t(`imports.advice.${advice}`);
    },
    reasonWord: (reason: string): string => told("reasons", reason),
    /** In both languages: a file's columns need not be in that of the screen. */
    wordsOf: (field: string): string[] => WORDS.flatMap((words) => words[field] ?? []),
  };
}
