import { computed, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import type { Post } from "../../api/responsibility.ts";
import { formatCount } from "../../format/format-count.ts";
import { dayOf } from "../../format/zoned-time.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { usePostsStore } from "../../stores/posts.ts";
import type { TableColumn } from "../../ui/table-column.ts";
import { useNames } from "../shell/use-names.ts";

export type PostStatus = "vacant" | "away" | "uncovered" | "ok";

export interface PostRow {
  readonly post: Post;
  readonly status: "vacant" | "away" | "ok";
  /** Neither the holder nor a stand-in is on duty. */
  readonly isUncovered: boolean;
  readonly stateText: string;
  /** Whether somebody stands in; empty where nobody has to. */
  readonly coverText: string;
  readonly holder: string;
  readonly deputy: string;
  readonly departmentName: string;
  readonly cellName: string;
  readonly incidents: number;
}

/** Posts as rows of a table, narrowed down by what is typed and chosen; what needs care stands first. */
export function usePostRows(wish: { text: Ref<string>; kind: Ref<string>; status: Ref<PostStatus | "all"> }) {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const [store, deployment] = [usePostsStore(), useDeploymentStore()];
  const faults = computed(() => new Map((store.checks?.items ?? []).flatMap((item) => (item.post === null ? [] : [[item.post.code, item] as const]))));
  const day = (instant: string) => dayOf(new Date(instant), deployment.timeZone);

  function rowOf(post: Post, nowMs: number): PostRow {
    const inOffice = post.holdings.filter(({ from, to }) => (from === null || Date.parse(from) <= nowMs) && (to === null || nowMs < Date.parse(to)));
    const [holder, deputy] = [inOffice.find(({ role }) => role === "holder"), inOffice.find(({ role }) => role === "deputy")];
    const fault = faults.value.get(post.code);
    const status = holder === undefined ? "vacant" : holder.away !== null ? "away" : "ok";
    const named = (holding: typeof holder) => (holding === undefined ? t("responsibility.posts.none") : holding.personName + (holding.away === null ? "" : t("ui.aside", { text: awayText(holding.away.until) })));
    return {
      post, status, isUncovered: fault !== undefined && !fault.covered, holder: named(holder), deputy: named(deputy), incidents: fault?.incidents ?? 0,
      stateText: status === "ok" ? t("responsibility.posts.onDuty")
        : status === "away" ? awayText(holder?.away?.until ?? null)
          : fault?.since ? t("responsibility.posts.vacantSince", { date: day(fault.since) }) : t("responsibility.posts.vacant"),
      coverText: status === "ok" ? "" : t(fault === undefined || fault.covered ? "responsibility.posts.covered" : "responsibility.posts.uncovered"),
      departmentName: nameOf(store.departments.get(post.departmentCode) ?? { nameZh: post.departmentCode, nameEn: null }),
      cellName: post.cell === null ? post.cellCode ?? t("responsibility.posts.none") : nameOf(post.cell),
    };
  }
  const awayText = (until: string | null) => (until === null ? t("responsibility.posts.away") : t("responsibility.posts.awayUntil", { date: day(until) }));

  const rows = computed(() => {
    const nowMs = store.checks === null ? 0 : Date.parse(store.checks.at);
    const rank = (row: PostRow) => (row.isUncovered ? 0 : row.status === "vacant" ? 1 : row.status === "away" ? 2 : 3);
    return store.posts.map((post) => rowOf(post, nowMs)).sort((one, other) => rank(one) - rank(other) || other.incidents - one.incidents);
  });
  const shown = computed(() => {
    const wanted = wish.text.value.trim().toLowerCase();
    return rows.value.filter((row) => (wish.kind.value === "" || row.post.kind === wish.kind.value)
      && (wish.status.value === "all" || (wish.status.value === "uncovered" ? row.isUncovered : row.status === wish.status.value))
      && (wanted === "" || [row.post.code, row.post.nameZh, row.post.nameEn ?? "", row.holder, row.deputy, row.departmentName, row.cellName, row.post.cellCode ?? ""].some((text) => text.toLowerCase().includes(wanted))));
  });
  const columns = computed<TableColumn<PostRow>[]>(() => [
    { key: "name", title: t("responsibility.posts.columns.name"), text: ({ post }) => nameOf(post), sortBy: ({ post }) => nameOf(post) },
    { key: "state", title: t("responsibility.posts.columns.state"), text: ({ stateText }) => stateText, sortBy: ({ stateText }) => stateText },
    { key: "holder", title: t("responsibility.posts.columns.holder"), text: ({ holder }) => holder, sortBy: ({ holder }) => holder },
    { key: "deputy", title: t("responsibility.posts.columns.deputy"), text: ({ deputy }) => deputy, sortBy: ({ deputy }) => deputy },
    { key: "department", title: t("responsibility.posts.columns.department"), text: ({ departmentName }) => departmentName, sortBy: ({ departmentName }) => departmentName },
    { key: "cell", title: t("responsibility.posts.columns.cell"), text: ({ cellName }) => cellName, sortBy: ({ cellName }) => cellName, hint: ({ post }) => post.cellCode ?? "" },
    { key: "incidents", title: t("responsibility.posts.columns.incidents"), align: "end", text: ({ incidents }) => (incidents > 0 ? formatCount(incidents) : ""), sortBy: ({ incidents }) => incidents, hint: ({ incidents }) => t("responsibility.checks.incidents", { n: incidents }) },
  ]);
  return { rows, shown, columns };
}
