import { IconArrowUpRight, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { Customer } from "../../bindings/commands.ts";
import { Avatar, Failed } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { customerQuery } from "./api.ts";
import { ClashDialog } from "./ClashDialog.tsx";
import type { Panels } from "./CustomerPage.tsx";
import { CustomerProperties } from "./CustomerProperties.tsx";
import type { Editing } from "./CustomersPage.tsx";
import { CustomerTags } from "./CustomerTags.tsx";
import { useSaveField } from "./useSaveField.ts";

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
      {loaded.isError && <Failed query={loaded} />}
      <CustomerProperties customer={customer} onSave={save} editing={editing} />
      <div style={{ padding: "8px 16px 20px" }}>{panels.contacts(customer)}</div>
      {clash && <ClashDialog clash={clash} onTheirs={keepTheirs} onMine={useMine} />}
    </>
  );
};
