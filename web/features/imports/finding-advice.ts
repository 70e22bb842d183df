/** What helps against what was found in a row; words for each are in `imports.advice`. */
const REASONS_BY_ADVICE = {
  importFirst: ["unknown_cell", "unknown_category", "unknown_department", "unknown_person", "unknown_post", "unknown_post_kind", "unknown_river_reach", "unknown_section", "unknown_level"],
  chooseKnown: ["unknown_channel", "unknown_kind", "unknown_indicator", "not_in_list", "not_yes_or_no", "not_a_water_class"],
  sayWhich: ["ambiguous_cell", "ambiguous_section"],
  fillIn: ["missing", "missing_category", "missing_date", "missing_external_id", "missing_source_system", "no_value"],
  number: ["not_a_number", "not_a_whole_number", "unreadable_accuracy"],
  range: ["out_of_range", "negative", "above_range"],
  time: ["not_a_time", "not_a_time_of_day", "unreadable_date", "future_date"],
  earlyDate: ["before_any_standard"],
  dateOrder: ["ambiguous_date", "unknown_date_order"],
  timeZone: ["no_time_zone"],
  period: ["empty_period"],
  unit: ["unknown_unit"],
  position: ["missing_position", "unreadable_position", "absurd_position", "null_island"],
  geometry: ["bad_geometry", "wrong_geometry", "bad_feature"],
  keepOne: ["duplicate_code", "duplicate_in_file", "repeated_holding", "repeated_leave", "second_first_contact", "second_head", "post_and_kind"],
  overlap: ["overlapping_holding"],
  circle: ["circular_parent", "flows_into_itself", "flows_in_a_circle"],
  level: ["depth_taken", "level_in_use"],
  code: ["bad_code"],
  encoding: ["bad_bytes"],
  columns: ["bad_quotes", "ragged_row"],
  shorten: ["too_long"],
  corrected: ["corrected"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Advice = keyof typeof REASONS_BY_ADVICE;

const ADVICE_BY_REASON = new Map<string, Advice>(Object.entries(REASONS_BY_ADVICE).flatMap(([advice, reasons]) => reasons.map((reason) => [reason, advice as Advice] as const)));

/** What to do about a finding; undefined for a reason that is newer than this page. */
export function adviceFor(reason: string): Advice | undefined {
  return ADVICE_BY_REASON.get(reason);
}
