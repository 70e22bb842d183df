import { createHash } from "node:crypto";
import type { Geometry } from "geojson";
import { wholeMillimetres } from "../../assignment/whole-millimetres.ts";
import type { ImportFinding } from "../../contract/import.ts";
import { CHANNELS, INCIDENT_KINDS, type IncidentKind } from "../../contract/incident.ts";
import { holdsUnreadable } from "../read/row-table.ts";
import type { CategoryBook } from "./category-book.ts";
import type { IncidentColumns, ValuePlace } from "./incident-columns.ts";
import type { IncidentDraft } from "./incident-draft.ts";
import { readPosition } from "./read-position.ts";

/** Times later than this after the start of the import cannot have been meant. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** What the database and the contract hold of each text, in characters. */
const LONGEST = {
  source_system: 60, external_id: 200, category: 200, subject_type: 60, title: 200, description: 10_000, address: 500,
} as const;
type TextField = keyof typeof LONGEST;

/** Fields in which a character that could not be read is only a blemish. */
const PROSE: readonly string[] = ["title", "description", "address"];

export interface RowCheckOptions {
  columns: IncidentColumns;
  categories: CategoryBook;
  nowMs: number;
  onFinding(finding: ImportFinding): void;
}

/**
 * Checks rows one after the other. A row either becomes a draft or has exactly one finding with the
 * outcome "rejected", the first thing found wrong with it; findings about what was stored all the
 * same may come on top.
 */
export class RowChecker {
  #options: RowCheckOptions;
  #rowNumber = 0;

  constructor(options: RowCheckOptions) {
    this.#options = options;
  }

  /** `unreadable` says whether the row may hold characters that could not be read. */
  check(row: readonly string[], geometry: Geometry | null, rowNumber: number, unreadable: boolean): IncidentDraft | null {
    const { columns, nowMs } = this.#options;
    const { places, times } = columns;
    this.#rowNumber = rowNumber;
    if (row.length !== columns.width) {
      return this.#reject("", "ragged_row", row.join(",").slice(0, 200), `The row has ${row.length} values, the header ${columns.width}.`);
    }
    if (unreadable && !this.#isReadable(row)) return null;

    let externalId = valueOf(row, places.external_id).trim();
    const sourceSystem = valueOf(row, places.source_system).trim();
    if (externalId === "") {
      if (columns.isMapped("external_id")) return this.#reject("external_id", "missing_external_id", "", "The row has no number in its source system, so a second import could not recognise it.");
      externalId = fingerprintOf(row);
    }
    if (sourceSystem === "") return this.#reject("source_system", "missing_source_system", "", "The row does not say which system its number belongs to.");

    const occurred = valueOf(row, places.occurred_at).trim();
    const reported = valueOf(row, places.reported_at).trim();
    const timeField = occurred === "" ? "reported_at" : "occurred_at";
    if (occurred === "" && reported === "") return this.#reject(columns.isMapped("reported_at") ? "reported_at" : "occurred_at", "missing_date", "", "The row has no time.");
    const occurredMs = times.read(occurred === "" ? reported : occurred);
    if (occurredMs !== occurredMs) return this.#rejectTime(timeField, occurred === "" ? reported : occurred);
    const reportedMs = reported === "" || reported === occurred ? occurredMs : times.read(reported);
    if (reportedMs !== reportedMs) return this.#rejectTime("reported_at", reported);
    if (occurredMs > nowMs + CLOCK_TOLERANCE_MS) return this.#rejectFuture(timeField, occurred === "" ? reported : occurred, occurredMs);
    if (reportedMs > nowMs + CLOCK_TOLERANCE_MS) return this.#rejectFuture("reported_at", reported, reportedMs);

    const kind = this.#kindOf(valueOf(row, places.kind));
    if (kind === null) return null;

    const title = valueOf(row, places.title).trim();
    const description = valueOf(row, places.description).trim();
    const address = valueOf(row, places.address).trim();
    const subjectType = valueOf(row, places.subject_type).trim();
    if (
      this.#isTooLong("source_system", sourceSystem) || this.#isTooLong("external_id", externalId) || this.#isTooLong("title", title)
      || this.#isTooLong("description", description) || this.#isTooLong("address", address) || this.#isTooLong("subject_type", subjectType)
    ) return null;

    const draft: IncidentDraft = {
      rowNumber, sourceSystem, externalId, channel: null, kind, categoryCode: "", subjectType: subjectType === "" ? null : subjectType,
      title, description, address, occurredMs, reportedMs, at: new Date(occurredMs),
      rawX: null, rawY: null, xText: "", yText: "", position: null, accuracyMetres: null,
    };
    if (!this.#readPlace(row, geometry, draft)) return null;
    // Last, so that no category is made for a row that is refused.
    const categoryCode = this.#categoryOf(valueOf(row, places.category).trim());
    if (categoryCode === null) return null;
    draft.categoryCode = categoryCode;
    draft.accuracyMetres = this.#accuracyOf(valueOf(row, places.accuracy_metres).trim());
    draft.channel = this.#channelOf(valueOf(row, places.channel).trim());
    return draft;
  }

  /** Refuses a row that could not even be taken apart. */
  refuse(rowNumber: number, reason: string, value: string, message: string): void {
    this.#rowNumber = rowNumber;
    this.#reject("", reason, value.slice(0, 200), message);
  }

  #readPlace(row: readonly string[], geometry: Geometry | null, draft: IncidentDraft): boolean {
    const { columns } = this.#options;
    if (columns.crs === null) return true;
    let xText: string;
    let yText: string;
    if (columns.usesGeometry) {
      if (geometry !== null && geometry.type !== "Point") {
        this.#reject("geometry", "unreadable_position", geometry.type, `The place of an incident is a Point, not a ${geometry.type}.`);
        return false;
      }
      const coordinates: readonly unknown[] = Array.isArray(geometry?.coordinates) ? geometry.coordinates : [];
      xText = coordinates[0] === undefined ? "" : String(coordinates[0]);
      yText = coordinates[1] === undefined ? "" : String(coordinates[1]);
    } else {
      xText = valueOf(row, columns.places.x).trim();
      yText = valueOf(row, columns.places.y).trim();
    }
    const read = readPosition(xText, yText, columns.crs);
    if ("reason" in read) {
      const value = xText === "" && yText === "" ? "" : `${xText}, ${yText}`;
      if (read.reason === "missing_position") {
        this.#tell(read.field, read.reason, value, read.message, "stored");
        return true;
      }
      this.#reject(read.field, read.reason, value, read.message);
      return false;
    }
    draft.rawX = read.x;
    draft.rawY = read.y;
    draft.xText = xText;
    draft.yText = yText;
    draft.position = { lng: read.position[0], lat: read.position[1] };
    return true;
  }

  #isReadable(row: readonly string[]): boolean {
    for (const [field, place] of Object.entries(this.#options.columns.places)) {
      const value = valueOf(row, place);
      if (!holdsUnreadable(value)) continue;
      const isNul = value.includes("\0");
      if (isNul || !PROSE.includes(field)) {
        this.#reject(field, "bad_bytes", value, isNul ? "The value holds a NUL character." : "The value holds bytes that are no characters in the file's encoding.");
        return false;
      }
      this.#tell(field, "bad_bytes", value, "The value holds bytes that are no characters in the file's encoding; they are stored as �.", "stored");
    }
    return true;
  }

  #categoryOf(category: string): string | null {
    if (category === "") return this.#reject("category", "missing_category", "", "The row has no category.");
    if (this.#isTooLong("category", category)) return null;
    return this.#options.categories.find(category)
      ?? this.#reject("category", "unknown_category", category, `There is no category "${category.slice(0, 60)}". Import it, recode it, or have it made with --create-categories.`);
  }

  #kindOf(text: string): IncidentKind | null {
    if (text === "") return "complaint";
    const kind = text.trim().toLowerCase();
    if ((INCIDENT_KINDS as readonly string[]).includes(kind)) return kind as IncidentKind;
    return this.#reject("kind", "unknown_kind", text, `"${text.slice(0, 60)}" is not one of ${INCIDENT_KINDS.join(", ")}. Recode it, or leave the column out with --map kind=.`);
  }

  #channelOf(text: string): string | null {
    if (text === "") return null;
    const channel = text.toLowerCase();
    if ((CHANNELS as readonly string[]).includes(channel)) return channel;
    this.#tell("channel", "unknown_channel", text, `"${text.slice(0, 60)}" is not one of ${CHANNELS.join(", ")}: stored without a channel. Recode it, or leave the column out with --map channel=.`, "stored");
    return null;
  }

  #accuracyOf(text: string): number | null {
    if (text === "") return null;
    const metres = Number(text);
    if (metres >= 0 && metres <= 100_000) return wholeMillimetres(metres);
    this.#tell("accuracy_metres", "unreadable_accuracy", text, "The accuracy is not a number of metres from 0 to 100,000: stored without it.", "stored");
    return null;
  }

  #isTooLong(field: TextField, text: string): boolean {
    if (text.length <= LONGEST[field]) return false;
    this.#reject(field, "too_long", text.slice(0, 200), `The value has ${text.length} characters; at most ${LONGEST[field]} are kept.`);
    return true;
  }

  #rejectTime(field: string, value: string): null {
    const problem = this.#options.columns.times.problem;
    return this.#reject(field, problem?.reason ?? "unreadable_date", value, problem?.message ?? "The time cannot be read.");
  }

  #rejectFuture(field: string, value: string, ms: number): null {
    return this.#reject(field, "future_date", value, `The time lies in the future (${new Date(ms).toISOString()}).`);
  }

  #reject(field: string, reason: string, value: string, message: string): null {
    this.#tell(field, reason, value, message, "rejected");
    return null;
  }

  #tell(field: string, reason: string, value: string, message: string, outcome: ImportFinding["outcome"]): void {
    // Findings are stored as text too, and NUL cannot be.
    const kept = value.slice(0, 200).replaceAll("\0", "\\0");
    this.#options.onFinding({ rowNumber: this.#rowNumber, field, reason, value: kept, message: message.replaceAll("\0", "\\0"), outcome });
  }
}

/** The text of one field in a row, recoded where a table was given. */
export function valueOf(row: readonly string[], place: ValuePlace): string {
  if (place.column < 0) return place.constant;
  const value = row[place.column] ?? "";
  return place.recode === null ? value : place.recode.apply(value);
}

/** An id made of everything that the row says: the same row gives the same id in every import. */
function fingerprintOf(row: readonly string[]): string {
  return `sha256-${createHash("sha256").update(row.join("\u001f")).digest("hex").slice(0, 40)}`;
}
