/** What a cell of the file was read as, or why it could not be. */
export type Reading<T> = { value: T } | { reason: string; message: string };

export interface FieldContext {
  /** Zone of dates and times that carry no offset. */
  timeZone: string;
}

/** One field of an import kind: what it is for people, and how its text is read. */
export interface Field<T> {
  isRequired: boolean;
  description: string;
  /** Column names that mean this field as well when nothing was mapped. */
  aliases: readonly string[];
  /** What an empty or unmapped optional field is. */
  absent: T;
  /** Told only of text that is not empty, without surrounding spaces. */
  read(text: string, context: FieldContext): Reading<T>;
}

/** All fields of one kind. The importer, the help and the checks of options read the same table. */
export type FieldTable = Readonly<Record<string, Field<unknown>>>;

export type FieldValues<F extends FieldTable> = {
  [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

export interface FieldOptions {
  aliases?: readonly string[];
}

/** A field that must hold something in every row. */
export function required<T>(read: Field<T>["read"], description: string, options: FieldOptions = {}): Field<T> {
  // `absent` is never used: an empty required field is a finding.
  return { isRequired: true, description, aliases: options.aliases ?? [], absent: undefined as T, read };
}

export function optional<T>(read: Field<T>["read"], description: string, options: FieldOptions = {}): Field<T | null> {
  return { isRequired: false, description, aliases: options.aliases ?? [], absent: null, read };
}

export function withDefault<T>(read: Field<T>["read"], absent: T, description: string, options: FieldOptions = {}): Field<T> {
  return { isRequired: false, description, aliases: options.aliases ?? [], absent, read };
}
