import { commandQuery, useAction } from "../../lib/query.ts";

export const reviewQuery = () => commandQuery("vault.review", null);
export const useAcceptVault = () => useAction("vault.accept");
export const useRotateKey = () => useAction("vault.rotate");
export const useRenewSheet = () => useAction("recovery.renew");
export const useRetireSheets = () => useAction("recovery.retire");
export const useSaveSheet = () => useAction("office.save_sheet");
export const useConfirmSheet = () => useAction("office.confirm_sheet");
