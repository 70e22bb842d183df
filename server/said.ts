/** A sentence for people, in both languages of the screens. */
export interface Said { readonly en: string; readonly zh: string; }

export const said = (en: string, zh: string): Said => ({ en, zh });

/** One after the other, with what stands between them in either language. */
export function joined(told: readonly Said[], between: Said): Said {
  return said(told.map(({ en }) => en).join(between.en), told.map(({ zh }) => zh).join(between.zh));
}
