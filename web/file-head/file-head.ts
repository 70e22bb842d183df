/** Why the beginning of a file says that it cannot be imported as it is. */
export type HeadFault = "empty" | "noHeader" | "workbook" | "archive" | "binary" | "jsonList" | "notFeatures" | "damagedGzip";

/**
 * What the first bytes of a file tell. `columns` is null for GeoJSON whose first feature is too long to be read
 * here: the names must then be typed.
 */
export type FileHead =
  | { kind: "table"; columns: readonly string[]; rows: readonly (readonly string[])[]; encoding: "utf-8" | "gb18030" | "utf-16le" | "utf-16be"; isCompressed: boolean }
  | { kind: "features"; columns: readonly string[] | null; rows: readonly (readonly string[])[]; geometry: string | null; isCompressed: boolean }
  | { kind: "fault"; fault: HeadFault };

/** Rows kept as a sample. */
export const SAMPLE_ROWS = 5;
