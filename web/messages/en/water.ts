export const water = {
  classes: { none: "no class", 1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ", 4: "Ⅳ", 5: "Ⅴ", 6: ">Ⅴ" },
  classLong: { none: "No readings that can be judged", 1: "Water of class Ⅰ", 2: "Water of class Ⅱ", 3: "Water of class Ⅲ", 4: "Water of class Ⅳ", 5: "Water of class Ⅴ", 6: "Water worse than class Ⅴ" },
  grades: { excellent: "Excellent", good: "Good", lightly_polluted: "Lightly polluted", moderately_polluted: "Moderately polluted", heavily_polluted: "Heavily polluted" },
  trends: { marked_improvement: "Much better", improvement: "Better", no_change: "No marked change", decline: "Worse", marked_decline: "Much worse" },
};
