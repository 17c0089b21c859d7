import { useAction } from "../../lib/query.ts";

export const useUpdateSettings = () => useAction("settings.update");
