import { z } from "zod";
import { fetchCellNetwork } from "../api/cell-network.ts";
import { fetchIncidentColumns } from "../api/incident-columns.ts";
import { fetchCellOutline } from "../api/cells.ts";
import { fetchLand } from "../api/land.ts";
import { answerQuestions } from "./answer-questions.ts";
import { createIncidentService } from "./incident-service.ts";
import type { MessageEnd } from "./rpc-messages.ts";

// Schemas otherwise compile themselves with Function(), which a strict content policy refuses.
z.config({ jitless: true });

const service = createIncidentService({ fetchColumns: fetchIncidentColumns, fetchNetwork: fetchCellNetwork, fetchLand, fetchOutline: fetchCellOutline, now: () => performance.now() });
// The types of a page describe `self` as a window; in a worker it is one end of a message channel.
const end = self as unknown as MessageEnd;
const turns = new MessageChannel();
let next: (() => void) | null = null;
turns.port1.onmessage = () => next?.();

// A timer would wait 4 ms between questions; a message comes at once, after those that have arrived.
answerQuestions(end, service, (run) => {
  next = run;
  turns.port2.postMessage(null);
});
