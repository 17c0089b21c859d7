import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import type { Customer, CustomerId } from "../../bindings/commands.ts";
import { Avatar } from "../../components/index.ts";
import { daysBetween } from "../../lib/dates.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { customerQuery, pageQuery } from "./api.ts";
import { useShown } from "./shown.ts";

type CustomerContextProps = {
  id: CustomerId;
  /** The tasks of this customer, with a line for a new one. */
  tasks: ReactNode;
  onCustomer: (id: CustomerId) => void;
};

/** What belongs to the customer that is open: the next step, tasks, who else is of that company. */
export const CustomerContext = ({ id, tasks, onCustomer }: CustomerContextProps) => {
  const { t } = useWords();
  const may = useMay();
  const customer = useQuery(customerQuery(id)).data;
  if (!customer) return null;
  return (
    <div className="context">
      <h2 className="panel-title">{t("customers.next_step")}</h2>
      <NextStep customer={customer} />
      {may("tasks.read") && (
        <>
          <h2 className="panel-title">{t("tasks.of_customer")}</h2>
          {tasks}
        </>
      )}
      <SameCompany customer={customer} onCustomer={onCustomer} />
    </div>
  );
};

const NextStep = ({ customer }: { customer: Customer }) => {
  const { t } = useWords();
  const { me } = useDesk();
  const shown = useShown();
  const { next_follow_up_on: next, last_contact_at: last } = customer;
  const late = next ? daysBetween(next, me.today) : 0;
  return (
    <dl className="facts">
      <dt>{shown.field("next_follow_up_on")}</dt>
      <dd className={late > 0 ? "late" : ""} title={next ? shown.date(next) : undefined}>
        {!next && <span className="muted">—</span>}
        {next && (late > 0 ? t("tasks.overdue_by", { count: late }) : shown.day(next))}
      </dd>
      <dt>{shown.field("last_contact_at")}</dt>
      <dd title={shown.at(last)}>
        {last === null ? <span className="muted">{t("dates.never")}</span> : shown.dayAt(last)}
      </dd>
    </dl>
  );
};

const SHOWN = 6;

/** Whom one talks to there, unless that is what the customer is called. */
const personOf = ({ name, contact_name, file_no }: Customer) =>
  contact_name && contact_name !== name ? contact_name : file_no;

type SameCompanyProps = { customer: Customer; onCustomer: (id: CustomerId) => void };

const SameCompany = ({ customer, onCustomer }: SameCompanyProps) => {
  const { t } = useWords();
  const { company } = customer;
  const isKnown = company !== null && !customer.masked.includes("company");
  const list = {
    search: null,
    filter: { is: { field: "company", operator: "equal", values: [company ?? ""] } },
    sort: "updated_at",
    direction: null,
    is_recycled: false,
  } as const;
  const found = useQuery({
    ...pageQuery(
      { ...list, filter: { is: { ...list.filter.is, values: [company ?? ""] } } },
      1,
      20,
    ),
    enabled: isKnown,
  });
  const others = (found.data?.rows ?? []).filter((it) => it.id !== customer.id);
  if (!isKnown || others.length === 0) return null;
  return (
    <>
      <h2 className="panel-title">
        {t("customers.same_company")}
        <span className="muted num">{(found.data?.total ?? 1) - 1}</span>
      </h2>
      <ul className="plain-list people">
        {others.slice(0, SHOWN).map((it) => (
          <li key={it.id}>
            <button type="button" className="person" onClick={() => onCustomer(it.id)}>
              <Avatar name={it.name} size="small" />
              <b className="ellipsis">{it.name}</b>
              <span className="muted ellipsis">{personOf(it)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
