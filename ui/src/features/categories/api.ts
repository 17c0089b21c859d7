import { commandQuery, useAction } from "../../lib/query.ts";

export const categoriesQuery = () => commandQuery("categories.list", null);
export const useCreateCategory = () => useAction("categories.create");
export const useRenameCategory = () => useAction("categories.rename");
export const useDeleteCategory = () => useAction("categories.delete");
