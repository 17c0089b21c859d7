import type { Report, ReportScope } from "../../bindings/commands.ts";
import { commandQuery, useAction } from "../../lib/query.ts";

export const reportsQuery = () => commandQuery("reports.list", null);
export const reportQuery = (report: Report, scope: ReportScope) =>
  commandQuery("reports.show", { report, scope });
export const departmentsQuery = () => commandQuery("departments.list", null);

export const usePlaceReport = () => useAction("reports.place");
export const useRunReport = () => useAction("reports.run");
