/** A sentence for people, in both languages of the screens. */
export interface Said { readonly en: string; readonly zh: string; }

export const said = (en: string, zh: string): Said => ({ en, zh });
