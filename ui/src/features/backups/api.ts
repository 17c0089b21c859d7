import { commandQuery, useAction } from "../../lib/query.ts";

export const standingQuery = () => commandQuery("backups.show", null);
export const planQuery = () => commandQuery("backups.plan", null);
export const backupsQuery = () => commandQuery("backups.list", null);
export const previewQuery = (file: number) => commandQuery("backups.preview", file);
export const reversibleQuery = () => commandQuery("backups.reversible", null);
export const useChooseFolder = () => useAction("backups.choose_folder");
export const useSetPlan = () => useAction("backups.set_plan");
export const useOpenBackup = () => useAction("backups.open");
export const useCreateBackup = () => useAction("backups.create");
export const useVerifyBackup = () => useAction("backups.verify");
export const useRestoreBackup = () => useAction("backups.restore");
export const useUndoRestore = () => useAction("backups.undo");
