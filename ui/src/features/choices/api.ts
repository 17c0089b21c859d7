import { commandQuery, useAction } from "../../lib/query.ts";

export const choicesQuery = () => commandQuery("choices.list", null);
export const useCreateChoice = () => useAction("choices.create");
export const useRenameChoice = () => useAction("choices.rename");
export const useRecolourChoice = () => useAction("choices.recolour");
export const useReorderChoices = () => useAction("choices.reorder");
export const useRetireChoice = () => useAction("choices.retire");
