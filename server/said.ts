/** A sentence for people, in both languages of the screens. */
export interface Said { readonly en: string; readonly zh: string; }

export const said = (en: string, zh: string): Said => ({ en, zh });

/** Several sentences as one. */
export const sayTogether = (sentences: readonly Said[], between: Said = said("; ", "；")): Said =>
  said(sentences.map(({ en }) => en).join(between.en), sentences.map(({ zh }) => zh).join(between.zh));
