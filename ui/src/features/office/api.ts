import { commandQuery, useAction } from "../../lib/query.ts";

export const officeQuery = () => commandQuery("office.show", null);
export const useCreateOffice = () => useAction("office.create");
export const useSaveSheet = () => useAction("office.save_sheet");
export const useConfirmSheet = () => useAction("office.confirm_sheet");
export const useChooseHome = () => useAction("office.choose_home");
export const useLeaveHome = () => useAction("office.leave_home");
export const usePickBackup = () => useAction("office.pick_backup");
export const useRestoreOffice = () => useAction("office.restore");
export const useRecover = () => useAction("office.recover");
export const usePrefer = () => useAction("preferences.update");
export const useCreateSamples = () => useAction("samples.create");
