/** One class of a legend: the name of a colour token (without `--`) and what it stands for. */
export interface LegendClass { token: string; label: string; hint?: string; }

/** What a reader has to know to trust the colours; each part a finished text, shown in this order. */
export interface LegendStatement {
  /** Stands behind the title in brackets. */
  unit?: string;
  variable?: string;
  n?: string;
  method?: string;
  period?: string;
  asOf?: string;
}
