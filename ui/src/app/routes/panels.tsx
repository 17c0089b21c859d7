import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import type { CustomerId } from "../../bindings/commands.ts";
import { Skeletons } from "../../components/index.ts";
import { ContactsPanel } from "../../features/contacts/ContactsPanel.tsx";
import type { Panels } from "../../features/customers/CustomerPage.tsx";
import { CustomerTasks } from "../../features/tasks/CustomerTasks.tsx";
import { useWords } from "../../lib/words.tsx";

// Read when someone wants to know: it is not in the first piece that the window loads.
const CustomerChanges = lazy(async () => ({
  default: (await import("../../features/journal/CustomerChanges.tsx")).CustomerChanges,
}));

const Loading = () => {
  const { t } = useWords();
  return <Skeletons label={t("actions.loading")} lines={4} />;
};

const Changes = ({ customer }: { customer: CustomerId }) => {
  const navigate = useNavigate();
  const search = { tab: "looks", entity: "customers", id: customer } as const;
  return (
    <CustomerChanges customer={customer} onLooks={() => navigate({ to: "/journal", search })} />
  );
};

/** What other features show of a customer. */
export const panels: Panels = {
  contacts: (customer) => <ContactsPanel customer={customer} />,
  changes: (customer) => (
    <Suspense fallback={<Loading />}>
      <Changes customer={customer.id} />
    </Suspense>
  ),
  tasks: (customer) => <CustomerTasks customer={customer.id} />,
};
