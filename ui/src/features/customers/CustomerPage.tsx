import { IconChevronDown, IconChevronRight, IconChevronUp, IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import type { Customer, CustomerId } from "../../bindings/commands.ts";
import { Button, Empty, Skeletons, Tabs } from "../../components/index.ts";
import { useMay } from "../../lib/me.ts";
import { useShortcut } from "../../lib/shortcuts.ts";
import { useWords } from "../../lib/words.tsx";
import { customerQuery } from "./api.ts";
import { ClashDialog } from "./ClashDialog.tsx";
import { CustomerProperties } from "./CustomerProperties.tsx";
import { CustomerTitle } from "./CustomerTitle.tsx";
import { StatusPath } from "./StatusPath.tsx";
import { useShown } from "./shown.ts";
import { useSaveField } from "./useSaveField.ts";

/** What other features show of a customer. */
export type Panels = {
  changes: (customer: Customer) => ReactNode;
  contacts: (customer: Customer) => ReactNode;
  tasks: (customer: Customer) => ReactNode;
};

type CustomerPageProps = {
  id: CustomerId;
  panels: Panels;
  /** Where it stands in the list it was opened from. */
  place: { at: number; count: number } | null;
  onStep: (by: 1 | -1) => void;
  onList: () => void;
  /** Opens the sheet of a customer; none where the person sees no reports. */
  onSheet: ((customer: Customer) => void) | null;
};

export const CustomerPage = ({ id, panels, place, onStep, onList, onSheet }: CustomerPageProps) => {
  const { t } = useWords();
  const customer = useQuery(customerQuery(id));
  const hasBefore = place !== null && place.at > 0;
  const hasAfter = place !== null && place.at < place.count - 1;
  useShortcut(
    hasBefore ? { keys: "arrowup", label: "customers.previous", run: () => onStep(-1) } : null,
  );
  useShortcut(
    hasAfter ? { keys: "arrowdown", label: "customers.following", run: () => onStep(1) } : null,
  );
  if (customer.isPending) return <Skeletons label={t("actions.loading")} lines={8} />;
  if (customer.isError) {
    return (
      <Empty
        icon={<IconUserOff size={44} stroke={1.4} />}
        text={customer.error.sentence || t("shell.no_page")}
      >
        <Button variant="default" onClick={onList}>
          {t("customers.title")}
        </Button>
      </Empty>
    );
  }
  return (
    <div className="record">
      <header className="record-head">
        <div className="crumbs">
          <button type="button" className="link" onClick={onList}>
            {t("customers.title")}
          </button>
          <IconChevronRight size={13} />
          <span className="ellipsis">{customer.data.name}</span>
          <span className="space" />
          {place && (
            <>
              <span className="num">
                {t("customers.place", { place: place.at + 1, count: place.count })}
              </span>
              <button
                type="button"
                className="tool-button"
                aria-label={t("customers.previous")}
                disabled={!hasBefore}
                onClick={() => onStep(-1)}
              >
                <IconChevronUp size={16} />
              </button>
              <button
                type="button"
                className="tool-button"
                aria-label={t("customers.following")}
                disabled={!hasAfter}
                onClick={() => onStep(1)}
              >
                <IconChevronDown size={16} />
              </button>
            </>
          )}
        </div>
        <CustomerTitle key={id} customer={customer.data} onDeleted={onList} onSheet={onSheet} />
        <Path key={`path-${id}`} customer={customer.data} />
        <WhoseItIs customer={customer.data} />
      </header>
      <Content key={customer.data.id} customer={customer.data} panels={panels} />
    </div>
  );
};

const Path = ({ customer }: { customer: Customer }) => {
  const { save, clash, keepTheirs, useMine } = useSaveField(customer);
  return (
    <>
      <StatusPath customer={customer} onSave={save} />
      {clash && <ClashDialog clash={clash} onTheirs={keepTheirs} onMine={useMine} />}
    </>
  );
};

/** Who may only look is told so before they try, and whom to ask. */
const WhoseItIs = ({ customer }: { customer: Customer }) => {
  const { t } = useWords();
  const { person } = useShown();
  if (customer.may_change || customer.deleted_at !== null) return null;
  const name = person(customer.owner);
  return (
    <p className="muted only-look">
      {name ? t("customers.only_look_of", { name }) : t("customers.only_look")}
    </p>
  );
};

type Tab = "overview" | "tasks" | "changes";

const Content = ({ customer, panels }: { customer: Customer; panels: Panels }) => {
  const { t } = useWords();
  const may = useMay();
  const { save, clash, keepTheirs, useMine } = useSaveField(customer);
  const [tab, setTab] = useState<Tab>("overview");
  const tabs: { name: Tab; title: string }[] = [
    { name: "overview", title: t("customers.overview") },
    ...(may("tasks.read") ? [{ name: "tasks", title: t("tasks.of_customer") } as const] : []),
    { name: "changes", title: t("customers.history.title") },
  ];
  return (
    <>
      <div className="record-properties">
        <CustomerProperties customer={customer} onSave={save} />
      </div>
      <div className="record-middle">
        <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
        <div className="record-body" role="tabpanel">
          {tab === "overview" && (
            <div className="overview">
              <section>
                <h2>{t("contacts.title_list")}</h2>
                {panels.contacts(customer)}
              </section>
              <section>
                <h2>{t("customers.history.title")}</h2>
                {panels.changes(customer)}
              </section>
            </div>
          )}
          {tab === "tasks" && <div className="overview">{panels.tasks(customer)}</div>}
          {tab === "changes" && panels.changes(customer)}
        </div>
      </div>
      {clash && <ClashDialog clash={clash} onTheirs={keepTheirs} onMine={useMine} />}
    </>
  );
};
