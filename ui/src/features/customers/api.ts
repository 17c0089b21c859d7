import type { CustomerId } from "../../bindings/commands.ts";
import type { Input } from "../../lib/ipc.ts";
import { commandQuery, useAction } from "../../lib/query.ts";
import type { ListQuery } from "./listSearch.ts";

export const pageQuery = (list: ListQuery, row: number, limit: number) =>
  commandQuery("customers.list", { ...list, row, limit });
/** Whom somebody most likely means by what they type. */
export const nearestQuery = (text: string, limit: number) =>
  commandQuery("customers.nearest", { text, limit });
type Narrowed = Pick<ListQuery, "search" | "filter" | "is_recycled">;

const countAmong = (only: CustomerId[] | null, { search, filter, is_recycled }: Narrowed) =>
  commandQuery("customers.count", { search, filter, is_recycled, only, but: [] });
export const countQuery = (list: Narrowed) => countAmong(null, list);
/** One where a customer is in a list, else none. */
export const amongQuery = (id: CustomerId, list: Narrowed) => countAmong([id], list);
export const customerQuery = (id: CustomerId) => commandQuery("customers.show", id);
export const duplicatesQuery = (fields: Input<"customers.duplicates">) =>
  commandQuery("customers.duplicates", fields);
export const choicesQuery = () => commandQuery("choices.list", null);
export const tagsQuery = () => commandQuery("tags.list", null);
export const categoriesQuery = () => commandQuery("categories.list", null);
export const departmentsQuery = () => commandQuery("departments.list", null);
export const importsQuery = () => commandQuery("imports.list", null);
export const colleaguesQuery = () => commandQuery("accounts.colleagues", null);

export const useCreateCustomer = () => useAction("customers.create");
export const useCreateTag = () => useAction("tags.create");
export const useUpdateCustomer = () => useAction("customers.update");
export const useDeleteCustomers = () => useAction("customers.delete");
export const useRestoreCustomers = () => useAction("customers.restore");
