import type { AssignmentResult } from "./assignment.ts";
import type { Channel, IncidentKind } from "./incident.ts";

export interface ValueNames {
  kinds: Record<IncidentKind, string>;
  channels: Record<Channel, string>;
  statuses: Record<"reported", string>;
  results: Record<AssignmentResult, string>;
}

/** The words for coded values, by language; what screens and exported tables for people both say. */
export const VALUE_NAMES: Readonly<Record<"zh" | "en", ValueNames>> = {
  zh: {
    kinds: { complaint: "投诉", inquiry: "咨询", suggestion: "建议" },
    channels: { letter: "来信", visit: "来访", web: "网络", phone: "电话", video: "视频", patrol: "巡查" },
    statuses: { reported: "待签收" },
    results: { clear: "责任明确", ambiguous: "多头，待裁定", gap: "规则空白", unassigned: "未归格", overridden: "人工指定" },
  },
  en: {
    kinds: { complaint: "Complaint", inquiry: "Inquiry", suggestion: "Suggestion" },
    channels: { letter: "Letter", visit: "Visit", web: "Web", phone: "Phone", video: "Video", patrol: "Patrol" },
    statuses: { reported: "Awaiting acceptance" },
    results: { clear: "Clear", ambiguous: "Disputed", gap: "No rule", unassigned: "No cell", overridden: "Set by hand" },
  },
};
