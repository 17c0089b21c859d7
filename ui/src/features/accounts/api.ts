import { commandQuery, useAction } from "../../lib/query.ts";

export const currentQuery = () => commandQuery("accounts.current", null);
export const jobsQuery = () => commandQuery("jobs.list", null);
export const colleaguesQuery = () => commandQuery("accounts.colleagues", null);
export const useSignIn = () => useAction("accounts.sign_in");
export const useSignOut = () => useAction("accounts.sign_out");
export const useChangePassword = () => useAction("accounts.change_password");
export const peopleQuery = () => commandQuery("accounts.list", null);
export const rolesQuery = () => commandQuery("accounts.roles", null);
export const departmentsQuery = () => commandQuery("departments.list", null);
export const useCreateAccount = () => useAction("accounts.create");
export const useUpdateAccount = () => useAction("accounts.update");
export const useEnableAccount = () => useAction("accounts.enable");
export const useDisableAccount = () => useAction("accounts.disable");
export const useUnlockAccount = () => useAction("accounts.unlock");
export const useResetPassword = () => useAction("accounts.reset_password");
export const useRotateKey = () => useAction("vault.rotate");
