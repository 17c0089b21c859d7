// The list as its tests show it: three customers of a hundred and twenty-eight.
import { useState } from "react";

import type { Chosen, Customer } from "../../bindings/commands.ts";
import { Toasts } from "../../components/index.ts";
import { fakeCore, show } from "../../lib/testing.tsx";
import { CustomersPage } from "./CustomersPage.tsx";
import type { ListSearch } from "./listSearch.ts";

export const customer = (id: number, fields: Partial<Customer> = {}) =>
  ({
    id,
    name: `客户${id}`,
    file_no: `K00000${id}`,
    tags: [],
    points: [],
    contacts: [],
    masked: [],
    status: null,
    owner: null,
    next_follow_up_on: null,
    last_contact_at: null,
    may_change: true,
    may_delete: true,
    version: 1,
    ...fields,
  }) as unknown as Customer;

export const TOTAL = 128;
export const ROWS = [1, 2, 3].map((id) => customer(id));

export const status = (code: string, position: number, retired = false) => ({
  id: position,
  list: "status",
  code,
  name: null,
  colour: null,
  position,
  retired,
  version: 1,
});

export const answers = {
  "choices.list": () => [status("potential", 1), status("won", 2)],
  "tags.list": () => [{ id: 9, name: "VIP", colour: null, customers: 2 }],
  "accounts.colleagues": () => [
    { id: 1, login: "chen", name: "陈晓东", is_disabled: false },
    { id: 2, login: "lin", name: "林婉清", is_disabled: false },
  ],
  "categories.list": () => [],
  "preferences.lists": () => ({}),
  "preferences.arrange": () => null,
  "customers.list": () => ({ rows: ROWS, total: TOTAL, is_exact: true }),
};

type Options = {
  search?: ListSearch;
  rights?: string[];
  onExport?: (chosen: Chosen, count: number) => void;
  onSelected?: (selected: { chosen: Chosen; count: number } | null) => void;
};

const Page = ({ search: begins = {}, onExport, onSelected }: Options) => {
  const [search, setSearch] = useState(begins);
  return (
    <>
      <CustomersPage
        search={search}
        onSearch={setSearch}
        onOpen={() => {}}
        onCreate={() => {}}
        onImport={() => {}}
        onDensity={() => {}}
        peek={(it) => <p>peek at {it.name}</p>}
        onExport={onExport ?? null}
        onSelected={onSelected ?? (() => {})}
      />
      <Toasts />
    </>
  );
};

export const open = (given: Parameters<typeof fakeCore>[0] = {}, options: Options = {}) => {
  const calls = fakeCore({ ...answers, ...given });
  show(<Page {...options} />, options.rights ? { rights: options.rights } : {});
  return calls;
};
