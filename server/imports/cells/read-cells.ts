import type { Kysely } from "kysely";
import type { Repair } from "../../../geo/index.ts";
import type { ImportOptions } from "../../contract/import.ts";
import { findLevel, levelFor, readLevels, unknownLevel } from "../../editions/level-dictionary.ts";
import { newCell, type NewCell } from "../../editions/new-cell.ts";
import { InvalidError } from "../../errors.ts";
import { said, type Said } from "../../said.ts";
import type { CellLevelTable, Database } from "../../store/schema.ts";
import type { ImportTally } from "../import-tally.ts";
import type { ImportContext, ImportSource } from "../importer.ts";
import { openRows } from "../read/open-rows.ts";
import { describePlaces, readRow, resolveColumns } from "../resolve-columns.ts";
import { statedCrs } from "../stated-crs.ts";
import { cellFields } from "./cell-fields.ts";
import { readArea } from "./read-area.ts";
import { repairArea } from "./repair-area.ts";

const REPAIRS: Readonly<Record<Repair["kind"], Said>> = {
  closed_ring: said("rings closed", "环已闭合"),
  removed_repeats: said("repeated positions removed", "重复的位置已去掉"),
  turned_ring: said("rings turned to the usual direction", "环的方向已转正"),
};

/**
 * All cells of a boundary file, encoded as they will be stored; what cannot be a cell is a finding.
 *
 * @throws {InvalidError} when the file has no shapes, no cell could be read, or the level is unclear.
 */
export async function readCells(source: ImportSource, options: ImportOptions, context: ImportContext, trx: Kysely<Database>, tally: ImportTally): Promise<NewCell[]> {
  const table = await openRows(source, { encoding: options.encoding, onBytes: (done) => tally.bytes(done), signal: context.signal });
  if (table.format === "csv") {
    throw InvalidError.at("file", said(
      `${source.fileName} is a table without shapes (columns: ${table.columns.join(", ")}). Cells need their borders: give a GeoJSON FeatureCollection of Polygons, plain or gzip.`,
      `${source.fileName} 是没有形状的表格（列：${table.columns.join("、")}）。网格须有边界：请提供 GeoJSON 面，可用 gzip 压缩。`,
    ));
  }
  if (table.columns.length === 0) throw new InvalidError(said(
    `${source.fileName} has no features, or none with properties: no cell could be named.`,
    `${source.fileName} 没有要素，或要素都没有属性，网格无从命名。`,
  ));
  const fieldContext = { timeZone: options.timeZone ?? context.settings.timeZone };
  const places = resolveColumns({ kind: "cells", fields: cellFields, columns: table.columns, options, context: fieldContext });
  const crs = statedCrs(table, options.crs);
  // --level wins over a column that merely has the name; one that was mapped on purpose wins over it.
  const usesColumn = places.level !== undefined && (options.level === undefined || options.map["level"] !== undefined);
  const levelOf = await levelChooser(trx, options, usesColumn, tally);
  const cells: NewCell[] = [];
  let firstRefusal = "";
  const repairsByKind = new Map<string, Set<number>>();
  for await (const batch of table.batches) {
    const faults = new Map(batch.faults.map((fault) => [fault.index, fault]));
    for (const [index, row] of batch.rows.entries()) {
      const rowNumber = batch.firstRowNumber + index;
      tally.rowsRead++;
      const reject = async (field: string, reason: string, value: string, message: string) => {
        firstRefusal ||= message;
        await tally.finding({ rowNumber, field, reason, value, message, outcome: "rejected" });
      };
      const fault = faults.get(index);
      if (fault !== undefined) {
        await reject("", fault.reason, row[0] ?? "", fault.message);
        continue;
      }
      const refusals: [string, string, string, string][] = [];
      const values = readRow(cellFields, places, row, fieldContext, (...refusal) => refusals.push(refusal));
      for (const refusal of refusals) await reject(...refusal);
      const area = readArea(batch.geometries?.[index] ?? null, crs);
      if (!("type" in area)) await reject("geometry", area.reason, area.value, area.message);
      if (values === undefined || !("type" in area)) continue;
      const level = levelOf(values.level);
      if (typeof level === "string") {
        await reject("level", "unknown_level", values.level ?? "", level);
        continue;
      }
      const { geometry, repairs } = repairArea(values.code, area);
      for (const { kind } of repairs) repairsByKind.set(kind, (repairsByKind.get(kind) ?? new Set()).add(rowNumber));
      cells.push(newCell({
        code: values.code, nameZh: values.name ?? values.code, nameEn: values.name_en, levelCode: level.code,
        parentCode: values.parent, population: values.population, repairs,
      }, geometry));
    }
    tally.progress("reading");
  }
  const read = describePlaces(places);
  const isConverted = crs !== "wgs84";
  tally.notes.push(...table.notes, said(`Read ${read.en}${isConverted ? `, positions as ${crs}` : ""}.`, `读取：${read.zh}${isConverted ? `，位置按 ${crs}` : ""}。`));
  for (const [kind, rows] of repairsByKind) {
    const { en, zh } = REPAIRS[kind as Repair["kind"]];
    tally.notes.push(said(`Put right without moving a border: ${en} in ${rows.size} cells.`, `未动边界的修正：${rows.size} 个网格的${zh}。`));
  }
  if (cells.length === 0) throw new InvalidError(said(
    `No cell could be read from ${source.fileName}.${firstRefusal === "" ? "" : ` The first feature: ${firstRefusal}`}`,
    `从 ${source.fileName} 读不出任何网格，逐条原因见问题清单。`,
  ));
  return cells;
}

async function levelChooser(
  trx: Kysely<Database>, options: ImportOptions, usesColumn: boolean, tally: ImportTally,
): Promise<(word: string | null) => CellLevelTable | string> {
  if (!usesColumn && options.level !== undefined) {
    const { level, isNew } = await levelFor(trx, options.level, options.createLevel);
    if (isNew) {
      tally.notes.push(said(
        `The level "${level.code}" ${options.dryRun ? "would be" : "is"} added at depth ${level.depth}.`,
        `${options.dryRun ? "将新增" : "新增了"}层级“${level.code}”，深度 ${level.depth}。`,
      ));
    }
    return () => level;
  }
  const levels = await readLevels(trx);
  if (!usesColumn) {
    const list = levels.map((level) => level.code).join(", ");
    throw InvalidError.at("level", said(
      `Say of which level the cells are: --level CODE, or --map level=COLUMN. ${list === "" ? "No levels are defined yet; --create-level adds the one you name." : `Levels: ${list}.`}`,
      `请选择网格层级，或选定层级所在的列。${list === "" ? "还没有任何层级，可勾选“层级不存在时新增”。" : `现有层级：${list}。`}`,
    ));
  }
  return (word) => (word === null ? 'The level is empty; give one for all with --level.' : findLevel(levels, word) ?? unknownLevel(levels, word).en);
}
