import { commandQuery, useAction } from "../../lib/query.ts";

export const samplesQuery = () => commandQuery("samples.show", null);
export const useRemoveSamples = () => useAction("samples.remove");
