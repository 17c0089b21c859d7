import { commandQuery, useAction } from "../../lib/query.ts";

export const departmentsQuery = () => commandQuery("departments.list", null);
export const peopleQuery = () => commandQuery("accounts.list", null);
export const useCreateDepartment = () => useAction("departments.create");
export const useRenameDepartment = () => useAction("departments.rename");
export const useMoveDepartment = () => useAction("departments.shift");
