import { said } from "../said.ts";

/** Letters of any script in lower case, digits and marks; nothing that an address, a list or a quotation would trip over. */
const TERRITORY_NAME = /^[^\s\p{C}\p{Lu},/?#"'&%\\]{1,60}$/u;

export const TERRITORY_NAME_RULE = said(
  "use up to 60 lower-case letters of any script, digits and marks such as - and _, without spaces, commas, slashes, quotes and ? # & %",
  "最多 60 个字，可用汉字、小写字母、数字和 - _ 等，不含空格、逗号、斜杠、引号和 ? # & %",
);

/** Whether a text can name a territory. The database demands the same but for upper case. */
export function isTerritoryName(text: string): boolean {
  return TERRITORY_NAME.test(text);
}

/** `Chicago_community areas.geojson.gz` becomes `chicago-community-areas`, `枣庄市.geojson` becomes `枣庄市`. */
export function territoryNameOf(fileName: string): string {
  const stem = fileName.normalize("NFKC").toLowerCase().replace(/\.gz$/, "").replace(/\.(geo)?json$/, "");
  const name = stem.replaceAll(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
  return [...name].slice(0, 60).join("") || "territory";
}
