import { bool, type DataType, dictionary, Endianness, field, type Field, float64, int16, int32, int64, type Schema, timestamp, TimeUnit, utf8, Version } from "@uwdata/flechette";

/** Columns that travel as a dictionary of texts: name in Arrow, name here, whether null occurs. */
export const TEXT_FIELDS = [
  { name: "category", column: "category", nullable: false },
  { name: "channel", column: "channel", nullable: true },
  { name: "kind", column: "kind", nullable: false },
  { name: "status", column: "status", nullable: false },
  { name: "result", column: "result", nullable: false },
  { name: "source_system", column: "sourceSystem", nullable: false },
  { name: "cell_path", column: "cell", nullable: true },
] as const;

export type TextColumn = (typeof TEXT_FIELDS)[number]["column"];

/** Codes of 16 bits leave room for values that appear while a stream is under way. */
const MOST_FOR_INT16 = 16_384;

/** The Arrow fields of incidents, in order; `valueCounts`: how many values each dictionary starts with. */
export function arrowFields(valueCounts: Readonly<Record<TextColumn, number>>): Field[] {
  const text = ({ name, column, nullable }: (typeof TEXT_FIELDS)[number]) =>
    field(name, dictionary(utf8(), valueCounts[column] > MOST_FOR_INT16 ? int32() : int16()), nullable);
  return [
    required("id", int64()),
    field("lng", float64(), true),
    field("lat", float64(), true),
    required("reported_at", timestamp(TimeUnit.MILLISECOND, "UTC")),
    required("near_boundary", bool()),
    ...TEXT_FIELDS.map(text),
  ];
}

export function arrowSchema(fields: Field[], metadata: Readonly<Record<string, string>>): Schema {
  return { version: Version.V5, endianness: Endianness.Little, fields, metadata: new Map(Object.entries(metadata)) };
}

function required(name: string, type: DataType): Field {
  return field(name, type, false);
}
