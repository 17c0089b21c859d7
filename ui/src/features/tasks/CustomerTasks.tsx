import { useWords } from "../../lib/words.tsx";
import { AddTask } from "./AddTask.tsx";
import { TaskList } from "./TaskList.tsx";

type CustomerTasksProps = {
  customer: number;
  /** Its line is where the key for a new task leads. */
  isMain?: boolean;
};

/** What is to be done for one customer, and what was. */
export const CustomerTasks = ({ customer, isMain = false }: CustomerTasksProps) => {
  const { t } = useWords();
  return (
    <div className="customer-tasks">
      <AddTask customer={customer} {...(isMain ? { id: "new-task", hasShortcut: true } : {})} />
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
