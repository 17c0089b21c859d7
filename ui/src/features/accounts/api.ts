import { commandQuery, useAction } from "../../lib/query.ts";

export const currentQuery = () => commandQuery("accounts.current", null);
export const colleaguesQuery = () => commandQuery("accounts.colleagues", null);
export const useSignIn = () => useAction("accounts.sign_in");
export const useSignOut = () => useAction("accounts.sign_out");
export const useChangePassword = () => useAction("accounts.change_password");
