import type { Kysely } from "kysely";
import { InvalidError } from "../errors.ts";
import { didYouMean } from "../imports/nearest-name.ts";
import { said, type Said } from "../said.ts";
import type { CellLevelTable, Database } from "../store/schema.ts";

export async function readLevels(db: Kysely<Database>): Promise<CellLevelTable[]> {
  return db.selectFrom("cell_level").selectAll().orderBy("depth").execute();
}

/** The level that a person's word means: its code, either name, or its depth. */
export function findLevel(levels: readonly CellLevelTable[], word: string): CellLevelTable | undefined {
  const wanted = word.trim().toLowerCase();
  return levels.find((level) => level.code === wanted)
    ?? levels.find((level) => [level.name_zh, level.name_en].some((name) => name.toLowerCase() === wanted))
    ?? levels.find((level) => String(level.depth) === wanted);
}

/**
 * The level to load cells into. With `create` an unknown one is added beneath the deepest.
 *
 * @throws {InvalidError} when it is unknown, naming those known and how to add it.
 */
export async function levelFor(db: Kysely<Database>, word: string, create: boolean): Promise<{ level: CellLevelTable; isNew: boolean }> {
  const levels = await readLevels(db);
  const known = findLevel(levels, word);
  if (known !== undefined) return { level: known, isNew: false };
  if (!create) throw InvalidError.at("level", unknownLevel(levels, word));
  if (!/^[a-z0-9_-]{1,40}$/.test(word)) {
    throw InvalidError.at("level", said(`"${word}" cannot be the code of a level: use up to 40 lower-case letters, digits, - and _.`, `“${word}”不能作层级编码：只用小写字母、数字、- 和 _，最多 40 个。`));
  }
  const depth = (levels.at(-1)?.depth ?? 0) + 1;
  const level = { code: word, depth, name_zh: word, name_en: word };
  await db.insertInto("cell_level").values(level).execute();
  return { level, isNew: true };
}

export function unknownLevel(levels: readonly CellLevelTable[], word: string): Said {
  const list = levels.length === 0
    ? "No levels are defined yet."
    : `Levels, from the top: ${levels.map((level) => `${level.code} (${level.name_zh})`).join(", ")}.`;
  const known = levels.length === 0 ? "还没有任何层级。" : `现有层级（自上而下）：${levels.map((level) => `${level.code} ${level.name_zh}`).join("、")}。`;
  return said(
    `There is no level "${word}".${didYouMean(word, levels.map((level) => level.code))} ${list} `
      + "Add it beneath the deepest with --create-level, or import a dictionary: npm run import -- levels FILE.",
    `没有层级“${word}”。${known}请勾选“层级不存在时新增”，或先导入层级。`,
  );
}
