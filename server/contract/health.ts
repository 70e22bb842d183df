import { z } from "zod";
import { instantSchema } from "./primitives.ts";

/** `GET /healthz`: the process is alive, whatever else is wrong. */
export const healthSchema = z.object({
  status: z.literal("ok"),
  service: z.literal("ecogrid"),
  pid: z.number().int(),
  now: instantSchema,
  pageBuild: z.string().nullable().describe("Address of the page's first script, which differs with every build; null while starting, or where no page is built"),
});

export type Health = z.infer<typeof healthSchema>;
