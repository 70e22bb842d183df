/** Ⅰ to Ⅴ as 1 to 5; 6: worse than Ⅴ (劣Ⅴ). */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6;

export const WATER_CLASS_SIGNS = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"] as const;

/** 优, 良好, 轻度污染, 中度污染, 重度污染 of 环办〔2011〕22号. */
export type WaterGrade = "excellent" | "good" | "lightly_polluted" | "moderately_polluted" | "heavily_polluted";

const GRADES = ["excellent", "good", "lightly_polluted", "moderately_polluted", "heavily_polluted"] as const satisfies readonly WaterGrade[];

export function gradeOf(waterClass: WaterClass): WaterGrade {
  return GRADES[Math.max(0, waterClass - 2)] ?? "heavily_polluted";
}

/** Steps between two grades: above 0 is a change for the worse. */
export function gradeSteps(before: WaterGrade, after: WaterGrade): number {
  return GRADES.indexOf(after) - GRADES.indexOf(before);
}

const WORDS = new Map<string, WaterClass>([
  ["i", 1], ["ii", 2], ["iii", 3], ["iv", 4], ["v", 5], ["1", 1], ["2", 2], ["3", 3], ["4", 4], ["5", 5], ["6", 6],
  ["一", 1], ["二", 2], ["三", 3], ["四", 4], ["五", 5], ["劣v", 6], ["劣5", 6], ["劣五", 6], ["worsethanv", 6], ["inferiorv", 6], ["v-", 6], [">v", 6], ["vi", 6],
]);

/** A class written Ⅲ, III, 3, 三类, 劣Ⅴ or 劣五类; undefined when it is none of these. */
export function readWaterClass(text: string): WaterClass | undefined {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll(/[\s_]/g, "").replace(/^class/, "").replace(/(类|類|级)(水质|水)?$/, "");
  return WORDS.get(plain);
}
