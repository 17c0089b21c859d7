import type { Report } from "../../bindings/commands.ts";
import { commandQuery, useAction } from "../../lib/query.ts";

export const reportsQuery = () => commandQuery("reports.list", null);
export const reportQuery = (report: Report) => commandQuery("reports.show", report);

export const usePlaceReport = () => useAction("reports.place");
export const useRunReport = () => useAction("reports.run");
