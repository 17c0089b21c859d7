import { commandQuery, useAction } from "../../lib/query.ts";

export const tagsQuery = () => commandQuery("tags.list", null);
export const useCreateTag = () => useAction("tags.create");
export const useUpdateTag = () => useAction("tags.update");
export const useMergeTags = () => useAction("tags.merge");
export const useDeleteTag = () => useAction("tags.delete");
