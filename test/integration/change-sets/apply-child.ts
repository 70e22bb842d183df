import { applyChange } from "../../../server/change-sets/apply-change.ts";
import { previewChange } from "../../../server/change-sets/preview-change.ts";
import { openStore } from "../../../server/store/open-store.ts";

/** A process of its own that applies what is in force and tells each step: there to be killed. */
const [databaseUrl] = process.argv.slice(2);
const store = await openStore({ dataDir: "", databaseUrl });
const settings = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 30 };
const subject = { kind: "in_force" } as const;
const { basis } = await previewChange({ db: store.kysely, settings, onProgress: () => undefined }, subject);
const onProgress = ({ stage, incidentsDone }: { stage: string; incidentsDone: number }) => process.stdout.write(`${stage} ${incidentsDone}\n`);
const { changeSet } = await applyChange({ db: store.kysely, settings, onProgress }, { subject, basis, reason: "换人" }, null);
process.stdout.write(`applied ${changeSet.movedIncidents}\n`);
await store.close();
