import type { CustomerId, EntryQuery, LookQuery, Way } from "../../bindings/commands.ts";
import { commandQuery, useAction } from "../../lib/query.ts";

export const entriesQuery = (query: EntryQuery) => commandQuery("journal.list", query);
export const entryCountQuery = (query: EntryQuery) => commandQuery("journal.count", query);
export const operationsQuery = () => commandQuery("journal.operations", null);
export const undoableQuery = (seq: number) => commandQuery("journal.undoable", seq);
export const lastQuery = (way: Way) => commandQuery("journal.last", way);
export const historyQuery = (id: CustomerId) => commandQuery("customers.history", id);
export const looksQuery = (query: LookQuery) => commandQuery("looks.list", query);
export const lookCountQuery = (query: LookQuery) => commandQuery("looks.count", query);
export const choicesQuery = () => commandQuery("choices.list", null);
export const colleaguesQuery = () => commandQuery("accounts.colleagues", null);
export const accountsQuery = () => commandQuery("accounts.list", null);
export const searchQuery = (text: string) =>
  commandQuery("customers.list", {
    search: text,
    filter: null,
    sort: "updated_at",
    direction: null,
    is_recycled: false,
    row: 1,
    limit: 8,
  });

export const useVerify = () => useAction("journal.verify");
export const useExportLog = () => useAction("journal.export");
export const useAcceptLog = () => useAction("journal.accept");
