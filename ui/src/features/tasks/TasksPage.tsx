import { useState } from "react";

import type { TaskFilter } from "../../bindings/commands.ts";
import { Tabs } from "../../components/index.ts";
import { type Key, useWords } from "../../lib/words.tsx";
import { AddTask } from "./AddTask.tsx";
import { TaskList } from "./TaskList.tsx";

const TABS: { filter: TaskFilter; label: Key; nothing: Key }[] = [
  { filter: "open", label: "tasks.open", nothing: "tasks.nothing_yet" },
  { filter: "today", label: "tasks.today", nothing: "tasks.nothing_today" },
  { filter: "week", label: "tasks.week", nothing: "tasks.nothing_week" },
  { filter: "overdue", label: "tasks.overdue", nothing: "tasks.nothing_overdue" },
  { filter: "done", label: "tasks.finished", nothing: "tasks.nothing_done" },
];

export const TasksPage = ({ onCustomer }: { onCustomer: (id: number) => void }) => {
  const { t } = useWords();
  const [filter, setFilter] = useState<TaskFilter>("open");
  const tab = TABS.find((it) => it.filter === filter);
  return (
    <>
      <div className="page-title">
        <h1>{t("tasks.title")}</h1>
      </div>
      <Tabs
        tabs={TABS.map((it) => ({ name: it.filter, title: t(it.label) }))}
        chosen={filter}
        onChoose={setFilter}
      />
      <div className="page-body" style={{ padding: "8px 2px 24px" }}>
        <div style={{ maxWidth: 1080 }}>
          <div style={{ margin: "4px 14px 8px" }}>
            <AddTask id="new-task" hasShortcut />
          </div>
          <TaskList
            filter={filter}
            nothing={tab ? t(tab.nothing) : ""}
            hasHelp={filter === "open"}
            onCustomer={onCustomer}
          />
        </div>
      </div>
    </>
  );
};
