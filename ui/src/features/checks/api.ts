import { commandQuery, useAction } from "../../lib/query.ts";

export const checksQuery = () => commandQuery("checks.run", null);
export const startsQuery = () => commandQuery("checks.starts", null);
export const useExportStartLog = () => useAction("checks.export_log");
