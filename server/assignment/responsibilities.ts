/** A period of time [fromMs, toMs) in milliseconds since 1970; infinite where open. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Rule extends Period {
  readonly code: string;
  /** Null: in any territory. */
  readonly territory: string | null;
  /** Null: everywhere. */
  readonly cellCode: string | null;
  readonly categoryCode: string | null;
  readonly subjectType: string | null;
  /** Local minutes of the day, from inclusive, to exclusive; may wrap midnight; equal ends: all day. */
  readonly timeBand: { readonly fromMinute: number; readonly toMinute: number } | null;
  readonly leadDepartmentCode: string;
  readonly leadPostCode: string | null;
  readonly leadPostKind: string | null;
  readonly assistDepartmentCodes: readonly string[];
  readonly legalBasis: string;
}

export interface Holding extends Period {
  readonly personCode: string;
  readonly role: "holder" | "deputy";
}

export interface Post {
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly departmentCode: string;
  readonly territory: string | null;
  readonly cellCode: string | null;
  readonly holdings: readonly Holding[];
}

export interface Person {
  readonly code: string;
  readonly name: string;
  readonly leaves: readonly Period[];
}

export interface Department {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly headPostCode: string | null;
}

export interface Category {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly parentCode: string | null;
}

/** Who may have to answer, and by which rules: all of it, at one moment. */
export interface Responsibilities {
  readonly rules: readonly Rule[];
  readonly posts: ReadonlyMap<string, Post>;
  readonly people: ReadonlyMap<string, Person>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly categories: ReadonlyMap<string, Category>;
  /** Takes what no rule covers; null when the deployment has named none. */
  readonly firstContactCode: string | null;
}

export function holdsAt(period: Period, instantMs: number): boolean {
  return period.fromMs <= instantMs && instantMs < period.toMs;
}
