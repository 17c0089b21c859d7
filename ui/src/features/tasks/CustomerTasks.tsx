import { useWords } from "../../lib/words.tsx";
import { AddTask } from "./AddTask.tsx";
import { TaskList } from "./TaskList.tsx";

/** What is to be done for one customer, and what was. */
export const CustomerTasks = ({ customer }: { customer: number }) => {
  const { t } = useWords();
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <AddTask customer={customer} />
      <TaskList
        filter="open"
        customer={customer}
        nothing={t("tasks.nothing_yet")}
        onCustomer={() => {}}
      />
      <TaskList filter="done" customer={customer} nothing="" onCustomer={() => {}} />
    </div>
  );
};
