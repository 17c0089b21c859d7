import {
  IconArrowUpRight,
  IconChevronDown,
  IconChevronRight,
  IconChevronUp,
  IconId,
  IconPhoneCheck,
  IconTrash,
  IconUserOff,
  IconX,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import type { Customer, CustomerId, Failure } from "../../bindings/commands.ts";
import {
  Avatar,
  Button,
  Empty,
  Keys,
  Menu,
  Modal,
  MoreMenu,
  Notice,
  Skeletons,
  Tabs,
} from "../../components/index.ts";
import { copyText } from "../../lib/browser.ts";
import { useDesk, useMay } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useShortcut } from "../../lib/shortcuts.ts";
import { useWords } from "../../lib/words.tsx";
import { customerQuery, useDeleteCustomers, useRestoreCustomers } from "./api.ts";
import { chosenOne } from "./bulk.ts";
import { CustomerProperties } from "./CustomerProperties.tsx";
import type { Editing } from "./CustomersPage.tsx";
import { CustomerTags } from "./CustomerTags.tsx";
import { StatusPath } from "./StatusPath.tsx";
import { useShown } from "./shown.ts";
import { type Clash, useSaveField } from "./useSaveField.ts";

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
        <Title key={id} customer={customer.data} onDeleted={onList} onSheet={onSheet} />
        <Path key={`path-${id}`} customer={customer.data} />
        <WhoseItIs customer={customer.data} />
      </header>
      <Content key={customer.data.id} customer={customer.data} panels={panels} />
    </div>
  );
};

/** A refusal that came as a part of an answer. */
const refusal = (sentence: string): Failure => ({
  code: "forbidden",
  field: null,
  sentence,
  seconds: null,
  reference: null,
  conflicts: [],
});

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

type TitleProps = {
  customer: Customer;
  onDeleted: () => void;
  onSheet: ((customer: Customer) => void) | null;
};

const Title = ({ customer, onDeleted, onSheet }: TitleProps) => {
  const { t } = useWords();
  const said = useSaid();
  const remove = useDeleteCustomers();
  const restore = useRestoreCustomers();
  const { save, clash, keepTheirs, useMine } = useSaveField(customer);
  const shown = useShown();
  const { me } = useDesk();
  const { name, file_no } = customer;
  const mayContact =
    customer.may_change &&
    customer.deleted_at === null &&
    !customer.masked.includes("last_contact_at");
  const isContacted = shown.isOn(customer.last_contact_at, me.today);
  const handleContact = () => save("last_contact_at", "today").catch(said.failed);
  useShortcut(
    mayContact && !isContacted
      ? { keys: "l", label: "customers.contacted", run: handleContact }
      : null,
  );
  const under = [customer.company, customer.contact_name, customer.city].filter(
    (it) => it && it !== name,
  );
  const handleDelete = () =>
    remove.mutate(chosenOne(customer.id), {
      onSuccess: (done) => {
        // Out of reach for deleting, although it can be seen.
        if (done.value.refused > 0) return said.failed(refusal(t("customers.refused_right")));
        said.done(t("customers.deleted", { name, file_no }), done);
        onDeleted();
      },
      onError: said.failed,
    });
  const handleRestore = () =>
    restore.mutate(chosenOne(customer.id, true), {
      onSuccess: (done) => {
        if (done.value.refused > 0) return said.failed(refusal(t("customers.refused_right")));
        said.done(t("customers.restored", { name, file_no }), done);
      },
      onError: said.failed,
    });
  const copyNumber = async () => {
    if (await copyText(file_no)) said.done(t("actions.copied", { text: file_no }), { seq: null });
  };
  return (
    <div className="record-title">
      <Avatar name={name} size="big" />
      <div style={{ minWidth: 0, flex: 1 }}>
        <div style={{ display: "flex", gap: 10, alignItems: "center", flexWrap: "wrap" }}>
          <h1 className="ellipsis">{name}</h1>
          {customer.is_sample && <span className="sample-mark">{t("samples.mark")}</span>}
          <CustomerTags customer={customer} onSave={save} />
        </div>
        <div className="muted record-under">
          <button
            type="button"
            className="plain num"
            title={t("actions.copy", { what: file_no })}
            onClick={copyNumber}
          >
            {file_no}
          </button>
          <span className="ellipsis">{under.map((it) => `· ${it}`).join(" ")}</span>
        </div>
      </div>
      {mayContact && !isContacted && (
        <Button
          size="xs"
          leftSection={<IconPhoneCheck size={15} />}
          rightSection={<Keys keys="l" />}
          onClick={handleContact}
        >
          {t("customers.contacted")}
        </Button>
      )}
      {customer.deleted_at !== null && customer.may_delete && (
        <Button size="xs" onClick={handleRestore} loading={restore.isPending}>
          {t("customers.restore")}
        </Button>
      )}
      {customer.deleted_at === null && (onSheet || customer.may_delete) && (
        <MoreMenu label={t("customers.more")} isBig>
          {onSheet && (
            <Menu.Item leftSection={<IconId size={16} />} onClick={() => onSheet(customer)}>
              {t("reports.sheet")}
            </Menu.Item>
          )}
          {customer.may_delete && (
            <Menu.Item
              c="var(--danger)"
              leftSection={<IconTrash size={16} />}
              onClick={handleDelete}
            >
              {t("actions.delete")}
            </Menu.Item>
          )}
        </MoreMenu>
      )}
      {clash && <ClashDialog clash={clash} onTheirs={keepTheirs} onMine={useMine} />}
    </div>
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

type ClashDialogProps = { clash: Clash; onTheirs: () => void; onMine: () => void };

/** Someone else was faster: both values side by side, and the person chooses. */
const ClashDialog = ({ clash, onTheirs, onMine }: ClashDialogProps) => {
  const { t } = useWords();
  const shown = useShown();
  const { field, theirs, yours } = clash.conflict;
  return (
    <Modal opened onClose={onTheirs} title={t("customers.stale_title")} centered>
      <p style={{ marginTop: 0 }}>
        <b>{shown.field(field)}</b>
      </p>
      <div className="clash">
        <button type="button" className="option-tile" onClick={onTheirs} data-autofocus>
          <b>{shown.logged(field, theirs)}</b>
          <span>{t("customers.stale_keep")}</span>
        </button>
        <button type="button" className="option-tile" onClick={onMine}>
          <b>{shown.logged(field, yours)}</b>
          <span>{t("customers.stale_mine")}</span>
        </button>
      </div>
    </Modal>
  );
};

type PeekProps = {
  customer: Customer;
  panels: Panels;
  editing: Editing | null;
  onOpen: () => void;
  onClose: () => void;
};

/** The same customer beside the list. */
export const Peek = ({ customer: row, panels, editing, onOpen, onClose }: PeekProps) => {
  const { t } = useWords();
  const loaded = useQuery({ ...customerQuery(row.id), placeholderData: row });
  const customer = loaded.data ?? row;
  const { save, clash, keepTheirs, useMine } = useSaveField(customer);
  return (
    <>
      <div className="peek-head">
        <Avatar name={customer.name} />
        <b className="ellipsis">{customer.name}</b>
        <button type="button" className="tool-button strong" onClick={onOpen}>
          <IconArrowUpRight size={16} />
          {t("customers.open")}
        </button>
        <button
          type="button"
          className="tool-button"
          aria-label={t("actions.close")}
          onClick={onClose}
        >
          <IconX size={16} />
        </button>
      </div>
      <div style={{ padding: "0 16px 4px" }}>
        <CustomerTags
          key={customer.id}
          customer={customer}
          onSave={save}
          opens={editing?.field === "tags" ? editing : undefined}
        />
      </div>
      {loaded.isError && <Notice>{loaded.error.sentence}</Notice>}
      <CustomerProperties customer={customer} onSave={save} editing={editing} />
      <div style={{ padding: "8px 16px 20px" }}>{panels.contacts(customer)}</div>
      {clash && <ClashDialog clash={clash} onTheirs={keepTheirs} onMine={useMine} />}
    </>
  );
};
