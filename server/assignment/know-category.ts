import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { AssignmentDeps } from "./preview-assignment.ts";

/**
 * Makes sure that a category exists and that the assigner knows it, even if it was stored a moment ago.
 *
 * @throws {InvalidError} when there is no such category.
 */
export async function knowCategory({ db, liveAssigner }: Pick<AssignmentDeps, "db" | "liveAssigner">, code: string): Promise<void> {
  const { snapshot } = await liveAssigner.current();
  if (snapshot.responsibilities.categories.has(code)) return;
  // PostgreSQL cannot hold the character; asking for it would be an error of ours, not an answer.
  const stored = code.includes("\0") ? undefined
    : await db.selectFrom("category").select("code").where("code", "=", code).executeTakeFirst();
  if (stored === undefined) {
    throw InvalidError.at("body.categoryCode", said(`There is no category ${JSON.stringify(code)}; GET /api/deployment lists them`, `没有类别 ${code}`));
  }
  await liveAssigner.refresh();
}
