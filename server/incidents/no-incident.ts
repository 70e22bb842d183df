import { said, type Said } from "../said.ts";

export const noIncident = (id: number): Said => said(`There is no incident ${id}`, `没有 ${id} 号投诉`);
