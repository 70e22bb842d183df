export const EXPORT_FORMATS = ["csv", "xlsx", "geojson", "arrow"] as const;
export const EXPORT_LANGUAGES = ["zh", "en"] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];
