// What somebody who leaves still has: how much it is, where it can be looked at, and who takes it over.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Account, Chosen } from "../../bindings/commands.ts";
import { Notice, Select } from "../../components/index.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { colleaguesQuery, customerCountQuery, taskCountQuery, useAssignCustomers } from "./api.ts";

/** Every customer of somebody, to the core. */
const customersOf = (login: string): Chosen => ({
  search: null,
  filter: { is: { field: "owner", operator: "equal", values: [login] } },
  is_recycled: false,
  only: null,
  but: [],
});

/** What somebody has, as far as whoever asks sees it, and the way to hand it over. */
export const useEntrusted = ({ id, login }: Account) => {
  const { t } = useWords();
  const { me } = useDesk();
  const may = useMay();
  const said = useSaid();
  const assign = useAssignCustomers();
  const [heir, setHeir] = useState<string | null>(null);
  const chosen = customersOf(login);
  const customers = useQuery({ ...customerCountQuery(chosen), enabled: may("customers.read") });
  const tasks = useQuery({
    ...taskCountQuery({ filter: "open", assignee: id }),
    enabled: may("tasks.read"),
  });
  const count = { customers: customers.data ?? 0, tasks: tasks.data ?? 0 };
  // Whoever may change only what is their own cannot give away what is somebody else's.
  const mayGive = may("customers.update") && me.who.rights["customers.update"] !== "own";
  const asksHeir = mayGive && count.customers > 0;
  const colleagues = useQuery({ ...colleaguesQuery(), enabled: asksHeir });
  const heirs = (colleagues.data ?? [])
    .filter((it) => !it.is_disabled && it.login !== login)
    .map((it) => ({ value: it.login, label: it.name }));

  /** Tells whether everything went that was to go. */
  const handOver = async () => {
    if (heir === null) return true;
    const open_tasks = may("tasks.update") ? "follow" : "stay";
    const given = await assign.mutateAsync({ chosen, owner: heir, open_tasks }).catch(() => null);
    if (!given) return false;
    const { done, tasks: followed, tasks_left, refused } = given.value;
    const name = heirs.find((it) => it.value === heir)?.label ?? heir;
    const sentences = [
      t("customers.assigned", { name, count: done }),
      followed > 0 ? t("customers.tasks_followed", { count: followed }) : "",
      tasks_left > 0 ? t("customers.tasks_stayed", { count: tasks_left }) : "",
    ];
    if (done > 0) said.done(sentences.filter(Boolean).join(" "), given);
    setHeir(null);
    return refused === 0;
  };
  return {
    count,
    heirs: asksHeir ? heirs : [],
    heir,
    setHeir,
    handOver,
    isPending: assign.isPending,
    error: assign.error,
    refused: assign.data?.value.refused ?? 0,
  };
};

type EntrustedProps = {
  name: string;
  entrusted: ReturnType<typeof useEntrusted>;
  isFixed: boolean;
  /** Shows the customers in the list. */
  onLook: () => void;
};

export const Entrusted = ({ name, entrusted, isFixed, onLook }: EntrustedProps) => {
  const { t } = useWords();
  const may = useMay();
  const { count, heirs, heir, setHeir, refused } = entrusted;
  if (count.customers + count.tasks === 0) return null;
  const list = [
    count.customers > 0 ? t("people.has_customers", { count: count.customers }) : "",
    count.tasks > 0 ? t("people.has_tasks", { count: count.tasks }) : "",
  ];
  return (
    <>
      <p className="form-hint">
        {t("people.has", { name, list: list.filter(Boolean).join(t("formats.list_separator")) })}
        {count.customers > 0 && (
          <button type="button" className="link" disabled={isFixed} onClick={onLook}>
            {t("people.look_customers")}
          </button>
        )}
      </p>
      {heirs.length > 0 && (
        <Select
          label={t("people.heir")}
          description={may("tasks.update") && t("people.heir_hint")}
          placeholder={t("people.heir_nobody")}
          data={heirs}
          value={heir}
          onChange={setHeir}
          disabled={isFixed}
          clearable
          searchable
        />
      )}
      {refused > 0 && <Notice>{t("people.customers_stayed", { count: refused, name })}</Notice>}
    </>
  );
};
