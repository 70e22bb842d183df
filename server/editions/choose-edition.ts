import { type Kysely, sql } from "kysely";
import { dateProblem } from "../assignment/date-problem.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { localDate, localMidnight, readInstant } from "../imports/read-instant.ts";
import { said, type Said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import type { EditionRow } from "./find-edition.ts";
import type { NewCell } from "./new-cell.ts";
import { sharesGround } from "./territory-extent.ts";
import { isTerritoryName, TERRITORY_NAME_RULE, territoryNameOf } from "./territory-name.ts";

export interface EditionWish {
  edition?: string | undefined;
  territory?: string | undefined;
  effectiveFrom?: string | undefined;
  fileName: string;
  timeZone: string;
  now: Date;
}

/** The draft that cells go into, and the sentence that says why that one. */
export interface ChosenEdition {
  id: number;
  territory: string;
  name: string;
  isNew: boolean;
  because: Said;
}

/**
 * Finds or makes the draft edition for these cells: the one asked for; else the only open draft on
 * the same ground; else the next edition of the territory in force on that ground; else the first
 * edition of a new territory named after the file.
 *
 * @throws {InvalidError} @throws {ConflictError} when what is asked for cannot be, or is not clear.
 */
export async function chooseEdition(db: Kysely<Database>, cells: readonly NewCell[], wish: EditionWish): Promise<ChosenEdition> {
  const editions = await db.selectFrom("boundary_edition").selectAll().orderBy("id").execute();
  if (wish.territory !== undefined && !isTerritoryName(wish.territory)) {
    throw InvalidError.at("territory", said(`"${wish.territory}" cannot name a territory: ${TERRITORY_NAME_RULE.en}.`, `“${wish.territory}”不能作辖区名：${TERRITORY_NAME_RULE.zh}。`));
  }
  const named = wish.edition === undefined ? undefined : editions.find((edition) => edition.name === wish.edition);
  if (named !== undefined) return takeNamed(db, named, wish);
  const drafts = editions.filter((edition) => edition.status === "draft" && wish.edition === undefined);
  if (wish.territory !== undefined) {
    const own = drafts.filter((edition) => edition.territory === wish.territory);
    if (own.length > 1) throw new ConflictError(said(
      `Territory "${wish.territory}" has several drafts: ${listOf(own)}. Say which with --edition NAME.`,
      `辖区“${wish.territory}”有几份草案：${listOf(own)}。请填写“草案名称”（--edition）。`,
    ));
    if (own[0] !== undefined) return take(db, own[0], said("it is the open draft of the territory asked for", "它是所选辖区未完成的草案"), wish);
    return create(db, editions, wish.territory, said("the territory was asked for and has no open draft", "所选辖区没有未完成的草案"), wish);
  }
  const fitting: EditionRow[] = [];
  for (const draft of drafts) if (await isEmpty(db, draft.id) || await sharesGround(db, draft.id, cells)) fitting.push(draft);
  if (fitting.length > 1) throw new ConflictError(said(
    `Several drafts cover this ground: ${listOf(fitting)}. Say which with --edition NAME.`,
    `有几份草案覆盖这片土地：${listOf(fitting)}。请填写“草案名称”（--edition）。`,
  ));
  if (fitting[0] !== undefined) return take(db, fitting[0], said("it is the open draft that covers the same ground", "它是覆盖这片土地的未完成草案"), wish);
  const covering: string[] = [];
  for (const edition of latestPublished(editions)) if (await sharesGround(db, edition.id, cells)) covering.push(edition.territory);
  if (covering.length > 1) throw new ConflictError(said(
    `The cells lie in several territories: ${covering.join(", ")}. Say which with --territory NAME.`,
    `这些网格分在几个辖区：${covering.join("、")}。请填写“辖区”（--territory）。`,
  ));
  if (covering[0] !== undefined) return create(db, editions, covering[0], said(`the cells lie in territory "${covering[0]}", which is in force`, `网格位于现行辖区“${covering[0]}”`), wish);
  const territory = territoryNameOf(wish.fileName);
  if (editions.some((edition) => edition.territory === territory)) {
    throw new ConflictError(said(
      `The file's name suggests the territory "${territory}", which exists but lies elsewhere. Say which territory with --territory NAME.`,
      `按文件名应属辖区“${territory}”，但该辖区在别处。请填写“辖区”（--territory）。`,
    ));
  }
  return create(db, editions, territory, said("no territory covers this ground yet; it is named after the file", "还没有辖区覆盖这片土地，按文件命名"), wish);
}

function takeNamed(db: Kysely<Database>, edition: EditionRow, wish: EditionWish): Promise<ChosenEdition> {
  if (edition.status === "published") {
    throw new ConflictError(said(
      `Edition "${edition.name}" has been published and never changes again. Give the new edition a name of its own.`,
      `版本“${edition.name}”已发布，不再改动。请给新版本另起名称。`,
    ));
  }
  if (wish.territory !== undefined && wish.territory !== edition.territory) {
    throw new ConflictError(said(
      `Edition "${edition.name}" belongs to territory "${edition.territory}", not "${wish.territory}".`,
      `版本“${edition.name}”属于辖区“${edition.territory}”，不属于“${wish.territory}”。`,
    ));
  }
  return take(db, edition, said("it was asked for", "按所填的版本"), wish);
}

async function take(db: Kysely<Database>, edition: EditionRow, because: Said, wish: EditionWish): Promise<ChosenEdition> {
  let told = because;
  if (wish.effectiveFrom !== undefined) {
    const from = effectiveFrom(wish.effectiveFrom, wish.timeZone);
    await db.updateTable("boundary_edition").set({ effective_from: from }).where("id", "=", edition.id).execute();
    const start = describeStart(from, wish.timeZone);
    told = said(`${because.en}; it now takes effect ${start.en}`, `${because.zh}；现改为${start.zh}`);
  }
  return { id: edition.id, territory: edition.territory, name: edition.name, isNew: false, because: told };
}

async function create(db: Kysely<Database>, editions: readonly EditionRow[], territory: string, because: Said, wish: EditionWish): Promise<ChosenEdition> {
  const siblings = editions.filter((edition) => edition.territory === territory);
  const names = new Set(editions.map((edition) => edition.name));
  let number = siblings.length + 1;
  while (names.has(`${territory}-${number}`)) number++;
  const name = wish.edition ?? `${territory}-${number}`;
  const start = wish.effectiveFrom === undefined ? defaultStart(siblings, wish) : { from: effectiveFrom(wish.effectiveFrom, wish.timeZone), why: said("", "") };
  const { id } = await db.insertInto("boundary_edition")
    .values({ territory, name, status: "draft", effective_from: start.from }).returning("id").executeTakeFirstOrThrow();
  const begins = describeStart(start.from, wish.timeZone);
  return { id, territory, name, isNew: true, because: said(`${because.en}; it takes effect ${begins.en}${start.why.en}`, `${because.zh}；${begins.zh}${start.why.zh}`) };
}

function defaultStart(siblings: readonly EditionRow[], { now, timeZone }: EditionWish): { from: Date | "-infinity"; why: Said } {
  if (siblings.length === 0) return { from: "-infinity", why: said(", being the first of its territory", "，是该辖区的第一个版本") };
  const midnight = localMidnight(now, timeZone);
  const isTaken = siblings.some((edition) => Number(edition.effective_from) >= midnight.getTime());
  return isTaken ? { from: now, why: said(", since another edition begins today", "，因为今天另有版本生效") } : { from: midnight, why: said(", today at midnight", "，即今天零点") };
}

function effectiveFrom(text: string, timeZone: string): Date | "-infinity" {
  if (["beginning", "-infinity"].includes(text.toLowerCase())) return "-infinity";
  const at = readInstant(text, timeZone);
  if (at !== undefined) {
    const problem = dateProblem(at, text, "effectiveFrom");
    if (problem !== undefined) throw InvalidError.at("effectiveFrom", problem);
    return at;
  }
  throw InvalidError.at("effectiveFrom", said(`"${text}" is not a date or time such as 2026-01-01, nor "beginning".`, `“${text}”不是日期或时间，应如 2026-01-01，或 beginning（自始有效）。`));
}

function describeStart(from: Date | "-infinity", timeZone: string): Said {
  if (from === "-infinity") return said("since the beginning", "自始有效");
  const [date, instant] = [localDate(from, timeZone), from.toISOString()];
  return said(`from ${date} (${instant})`, `自 ${date}（${instant}）起生效`);
}

function latestPublished(editions: readonly EditionRow[]): EditionRow[] {
  const latest = new Map<string, EditionRow>();
  for (const edition of editions) {
    if (edition.status !== "published") continue;
    const before = latest.get(edition.territory);
    if (before === undefined || Number(before.effective_from) < Number(edition.effective_from)) latest.set(edition.territory, edition);
  }
  return [...latest.values()];
}

async function isEmpty(db: Kysely<Database>, editionId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from cell where edition_id = ${editionId} limit 1`.execute(db);
  return rows.length === 0;
}

const listOf = (editions: readonly EditionRow[]) => editions.map((edition) => edition.name).join(", ");
