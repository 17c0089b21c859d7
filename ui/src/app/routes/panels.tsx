import { ContactsPanel } from "../../features/contacts/ContactsPanel.tsx";
import type { Panels } from "../../features/customers/CustomerPage.tsx";
import { CustomerTasks } from "../../features/tasks/CustomerTasks.tsx";

/** What other features show of a customer. */
export const panels: Panels = {
  contacts: (customer) => <ContactsPanel customer={customer} />,
  tasks: (customer) => <CustomerTasks customer={customer.id} />,
};
