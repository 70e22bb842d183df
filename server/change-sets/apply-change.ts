import type { Transaction } from "kysely";
import type { ChangeApplication, ChangeSet } from "../contract/change-set.ts";
import { ConflictError } from "../errors.ts";
import { appendEvent } from "../events/append-events.ts";
import { type KeyedRequest, recallKey, rememberKey } from "../idempotency/idempotency-keys.ts";
import { changeMany } from "../incidents/change-turns.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { changeBasis } from "./change-basis.ts";
import { readChangeSet } from "./change-set-rows.ts";
import { ChangeTally } from "./change-tally.ts";
import { eachMove } from "./each-move.ts";
import { type EnactedChange, enactChange } from "./enact-change.ts";
import { countOpenIncidents } from "./open-incidents.ts";
import { createOwnerNames } from "./owner-names.ts";
import type { ChangeDeps } from "./preview-change.ts";
import { MoveStore } from "./store-moves.ts";

export interface ApplyOutcome {
  changeSet: ChangeSet;
  isReplay: boolean;
}

/**
 * Puts the subject of a preview in force and moves the incidents that it showed, with all their events, in one
 * transaction: all of it is done, or nothing. Incidents that somebody has overridden stay where they are.
 *
 * @throws {ConflictError} when anything that the preview showed is no longer so, somebody else applies a change set
 *   at this moment, the subject is not ready, or the key was used for something else.
 * @throws {NotFoundError} when the draft does not exist.
 */
export async function applyChange(deps: ChangeDeps, wish: ChangeApplication, idempotencyKey: string | null): Promise<ApplyOutcome> {
  const keyed: KeyedRequest | null = idempotencyKey === null ? null : { key: idempotencyKey, kind: "change_set", request: wish };
  return deps.db.transaction().execute(async (trx) => {
    const made = keyed === null ? undefined : await recallKey(trx, keyed);
    if (made !== undefined) return { changeSet: await readChangeSet(trx, made), isReplay: true };
    await changeMany(trx);
    deps.onProgress({ stage: "publishing", incidentsDone: 0, incidentsTotal: 0 });
    const enacted = await enactChange(trx, wish.subject, deps.settings);
    const id = await moveAll(deps, trx, wish, enacted);
    if (keyed !== null) await rememberKey(trx, keyed, id);
    return { changeSet: await readChangeSet(trx, id), isReplay: false };
  });
}

async function moveAll({ settings, onProgress }: ChangeDeps, trx: Transaction<Database>, wish: ChangeApplication, { change, event }: EnactedChange): Promise<number> {
  const { subject, reason, by = null } = wish;
  const { id: changeSetId } = await trx.insertInto("change_set")
    .values({ subject: JSON.stringify(subject), basis: wish.basis, reason, applied_by: by, applied_at: change.at, moved_incidents: 0, handed_over: 0 })
    .returning("id").executeTakeFirstOrThrow();
  const names = createOwnerNames(change.after);
  const tally = new ChangeTally(names);
  const store = await MoveStore.open(trx, { names, at: change.at, reason, by, changeSetId });
  const incidentsTotal = await countOpenIncidents(trx);
  const onLooked = (incidentsDone: number) => onProgress({ stage: "moving", incidentsDone, incidentsTotal });
  for await (const moves of eachMove({ db: trx, settings, onLooked }, change)) {
    for (const move of moves) tally.add(move);
    const free = moves.filter(({ incident }) => !incident.isOverridden);
    if (free.length > 0) await store.store(free);
  }
  if (changeBasis(subject, change.state, tally.digest()) !== wish.basis) {
    throw ConflictError.at("body.basis", said(
      "What the preview showed is no longer so: incidents, boundaries, rules or people have changed since. Preview again, and apply what it shows then.",
      "预览之后投诉、边界、规则或人员有了变化，结果已不相同。请重新计算，再按新的结果生效。",
    ));
  }
  await trx.updateTable("change_set").set({ moved_incidents: tally.moving, handed_over: tally.handedOver }).where("id", "=", changeSetId).execute();
  if (event !== null) await appendEvent(trx, event);
  await store.tell();
  await appendEvent(trx, { type: "change_set.applied", incidentId: null, payload: { changeSetId, subject, movedIncidents: tally.moving } });
  return changeSetId;
}
