import { IconCircleCheck, IconId, IconPhoneCheck, IconTrash } from "@tabler/icons-react";

import type { Customer, Failure } from "../../bindings/commands.ts";
import { Avatar, Button, Keys, Menu, MoreMenu } from "../../components/index.ts";
import { copyText } from "../../lib/browser.ts";
import { useDesk } from "../../lib/me.ts";
import { useSaid } from "../../lib/said.ts";
import { useShortcut } from "../../lib/shortcuts.ts";
import { useWords } from "../../lib/words.tsx";
import { useDeleteCustomers, useRestoreCustomers } from "./api.ts";
import { chosenOne } from "./bulk.ts";
import { ClashDialog } from "./ClashDialog.tsx";
import { CustomerTags } from "./CustomerTags.tsx";
import { useShown } from "./shown.ts";
import { useSaveField } from "./useSaveField.ts";

/** A refusal that came as a part of an answer. */
const refusal = (sentence: string): Failure => ({
  code: "forbidden",
  field: null,
  sentence,
  seconds: null,
  reference: null,
  conflicts: [],
});

type TitleProps = {
  customer: Customer;
  onDeleted: () => void;
  onSheet: ((customer: Customer) => void) | null;
};

/** Who it is, and what is done with them most. */
export const CustomerTitle = ({ customer, onDeleted, onSheet }: TitleProps) => {
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
      {mayContact && isContacted && (
        <span className="said">
          <IconCircleCheck size={16} color="var(--ok)" />
          {t("customers.was_contacted")}
        </span>
      )}
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
