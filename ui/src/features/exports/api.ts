import type { Chosen, CustomerQuery, WantedExport } from "../../bindings/commands.ts";
import { commandQuery, useAction } from "../../lib/query.ts";

/** Whose export it is about: a list as it is looked at, and who is selected in it. */
export type Scope = {
  list: Omit<CustomerQuery, "row" | "limit"> | null;
  selected: { chosen: Chosen; count: number } | null;
};

export const fieldsQuery = () => commandQuery("exports.fields", null);
export const previewQuery = (wanted: WantedExport) => commandQuery("exports.preview", wanted);
export const jobsQuery = () => commandQuery("jobs.list", null);

export const usePlaceExport = () => useAction("exports.place");
export const useRunExport = () => useAction("exports.run");
export const useCancelJob = () => useAction("jobs.cancel");
