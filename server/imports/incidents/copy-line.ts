import type { SourceCrs } from "../../../geo/index.ts";
import type { Assignment } from "../../assignment/assignment.ts";
import type { IncidentDraft } from "./incident-draft.ts";

/** The columns that an import writes, in the order of its lines; the rest have defaults. */
export const COPY_COLUMNS = [
  "source_system", "external_id", "channel", "kind", "category_code", "subject_type", "title", "description", "address",
  "occurred_at", "reported_at", "raw_x", "raw_y", "raw_crs", "accuracy_metres", "lng", "lat",
  "edition_id", "cell_code", "jurisdiction_code", "cell_method", "nearest_cell_metres", "nearest_other_code", "nearest_other_metres",
  "near_boundary", "assignment_result", "basis_id", "department_code", "post_code", "person_code", "duty_chain", "import_id",
] as const;

/**
 * Incidents as PostgreSQL's COPY text format. Values are gathered and joined in one go: adding
 * texts to one another makes some sixty short-lived objects a row.
 */
export class CopyText {
  #parts: string[] = [];
  #crs: SourceCrs | "\\N";
  #importId: number;
  /** The end of one line and the first value of the next, by source system. */
  #turns = new Map<string, string>();

  constructor(crs: SourceCrs | null, importId: number) {
    this.#crs = crs ?? "\\N";
    this.#importId = importId;
  }

  add(draft: IncidentDraft, assignment: Assignment, basisId: number): void {
    const { position } = draft;
    const occurred = instantText(draft.occurredMs);
    const accuracy = number(draft.accuracyMetres);
    const parts = this.#parts;
    parts.push(
      parts.length === 0 ? text(draft.sourceSystem) : this.#turnTo(draft.sourceSystem),
      text(draft.externalId), draft.channel ?? "\\N", draft.kind, text(draft.categoryCode), nullable(draft.subjectType),
      text(draft.title), text(draft.description), text(draft.address),
      occurred, draft.reportedMs === draft.occurredMs ? occurred : instantText(draft.reportedMs),
    );
    if (position === null) parts.push("\\N", "\\N", "\\N", accuracy, "\\N", "\\N");
    else {
      const x = coordinate(draft.xText, draft.rawX);
      const y = coordinate(draft.yText, draft.rawY);
      parts.push(
        x, y, this.#crs, accuracy,
        position.lng === draft.rawX ? x : String(position.lng), position.lat === draft.rawY ? y : String(position.lat),
      );
    }
    parts.push(
      number(assignment.editionId), nullable(assignment.cellCode), nullable(assignment.jurisdictionCode), assignment.cellMethod,
      metres(assignment.nearestCellMetres), nullable(assignment.nearestOtherCode), metres(assignment.nearestOtherMetres),
      assignment.nearBoundary ? "t" : "f", assignment.basis.result, String(basisId),
      nullable(assignment.departmentCode), nullable(assignment.postCode), nullable(assignment.personCode),
      assignment.dutyChain === null ? "\\N" : text(JSON.stringify(assignment.dutyChain)),
    );
  }

  /** The lines added since the last time, each ending in a line break. */
  take(): Buffer {
    if (this.#parts.length === 0) return Buffer.alloc(0);
    this.#parts.push(`${this.#importId}\n`);
    const lines = Buffer.from(this.#parts.join("\t"), "utf8");
    this.#parts.length = 0;
    return lines;
  }

  #turnTo(sourceSystem: string): string {
    let turn = this.#turns.get(sourceSystem);
    if (turn === undefined) this.#turns.set(sourceSystem, (turn = `${this.#importId}\n${text(sourceSystem)}`));
    return turn;
  }
}

/** The lines among `lines` whose numbers, from 0, are listed in ascending order. Values hold no raw line breaks. */
export function pickLines(pieces: readonly Buffer[], wanted: readonly number[]): Buffer[] {
  const picked: Buffer[] = [];
  let line = 0;
  let next = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length && next < wanted.length; line++) {
      const end = piece.indexOf(10, at) + 1;
      if (line === wanted[next]) {
        picked.push(piece.subarray(at, end));
        next++;
      }
      at = end;
    }
  }
  return picked;
}

/** Numbers that PostgreSQL is sure to read as we do; 1e-400, which is nothing to us, is an error to it. */
const PLAIN_NUMBER = /^-?\d{1,4}(?:\.\d{1,20})?$/;

function coordinate(text: string, value: number | null): string {
  return PLAIN_NUMBER.test(text) ? text : number(value);
}

const SPECIAL = /[\\\t\n\r]/;

function number(value: number | null): string {
  return value === null ? "\\N" : String(value);
}

/** In whole millimetres, which are enough and quick to write. */
function metres(value: number | null): string {
  return value === null ? "\\N" : Math.round(value * 1000) + "e-3";
}

function nullable(value: string | null): string {
  return value === null ? "\\N" : text(value);
}

function text(value: string): string {
  return SPECIAL.test(value) ? escaped(value) : value;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

const DAY_MS = 86_400_000;
const dayTexts = new Map<number, string>();
const secondTexts: string[] = [];

/** An instant in UTC; the texts of days and seconds are made once each. */
export function instantText(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  let dayText = dayTexts.get(day);
  if (dayText === undefined) dayTexts.set(day, (dayText = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  const second = Math.floor((ms - day * DAY_MS) / 1000);
  const secondText = (secondTexts[second] ??= new Date(second * 1000).toISOString().slice(11, 19));
  const rest = ms - day * DAY_MS - second * 1000;
  return dayText + " " + secondText + (rest === 0 ? "+00" : `.${String(rest).padStart(3, "0")}+00`);
}
