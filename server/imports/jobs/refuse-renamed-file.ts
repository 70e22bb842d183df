import { type Kysely, sql } from "kysely";
import type { ImportKind, ImportOptions } from "../../contract/import.ts";
import { ConflictError, detailAt } from "../../errors.ts";
import { said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { sourceSystemOf } from "../incidents/incident-columns.ts";

interface KnownByContent {
  kind: ImportKind;
  fileName: string;
  options: Pick<ImportOptions, "sourceSystem" | "map" | "set">;
  sha256: string | null;
}

/**
 * Refuses a file of incidents whose content was imported under another source system, where only the
 * file's name says that it comes from a new one: every incident in it would be stored a second time.
 *
 * @throws {ConflictError} naming that import and how to go on.
 */
export async function refuseRenamedFile(db: Kysely<Database>, file: KnownByContent, importId: number | null): Promise<void> {
  if (file.kind !== "incidents" || file.sha256 === null || isStated(file.options)) return;
  const derived = sourceSystemOf(file.fileName);
  const earlier = await db.selectFrom("import_job").select(["id", "file_name", "options", "finished_at"])
    .where("kind", "=", "incidents").where("file_sha256", "=", file.sha256).where("state", "=", "done").where("dry_run", "=", false)
    .where("id", "!=", importId ?? 0).orderBy("id").execute();
  const known = earlier.map((job) => ({ job, system: systemOf(job.file_name, job.options as Partial<ImportOptions>) }));
  if (known.some(({ system }) => system === derived)) return;
  for (const { job, system } of known) {
    // Where a column of the file says the system, the name of the file decides nothing.
    const { rows } = await sql`select 1 from incident where source_system = ${system} and import_id = ${job.id} limit 1`.execute(db);
    if (rows.length === 0) continue;
    const day = job.finished_at === null ? "" : ` on ${job.finished_at.toISOString().slice(0, 10)}`;
    throw new ConflictError(
      said(
        `${file.fileName} is the same file, byte for byte, as "${job.file_name}", which import ${job.id} stored${day} under the source system "${system}". `
          + `Under the name "${derived}" all its incidents would be stored a second time. If they are the same incidents: --source-system "${system}". If they are meant to count twice: --source-system "${derived}".`,
        `${file.fileName} 与第 ${job.id} 号导入的“${job.file_name}”内容完全相同，那次的来源系统是“${system}”。`
          + `按“${derived}”导入会把全部投诉再存一遍。若是同一批投诉，来源系统请填“${system}”；确要再算一遍，请填“${derived}”。`,
      ),
      [detailAt("sourceSystem", said("state the source system: this file was imported under another name", "请填写来源系统：这个文件曾以别的名称导入"))],
    );
  }
}

function isStated({ sourceSystem, map, set }: KnownByContent["options"]): boolean {
  return sourceSystem !== undefined || (map["source_system"] ?? "") !== "" || set["source_system"] !== undefined;
}

function systemOf(fileName: string, { sourceSystem, set }: Partial<ImportOptions>): string {
  return sourceSystem ?? set?.["source_system"]?.trim() ?? sourceSystemOf(fileName);
}
