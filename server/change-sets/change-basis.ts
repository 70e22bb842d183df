import { createHash } from "node:crypto";
import { canonicalJson } from "../assignment/canonical-json.ts";
import type { ChangeSubject } from "../contract/change-set.ts";

/** Names what a preview showed: the subject as it stood, and every move. */
export function changeBasis(subject: ChangeSubject, state: string, movesDigest: string): string {
  return createHash("sha256").update(canonicalJson({ subject, state, moves: movesDigest })).digest("hex");
}
