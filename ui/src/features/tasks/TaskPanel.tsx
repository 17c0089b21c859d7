import { useState } from "react";

import type { TaskFilter } from "../../bindings/commands.ts";
import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { AddTask } from "./AddTask.tsx";
import { useOverdue } from "./OverdueCount.tsx";
import { TaskList } from "./TaskList.tsx";

const SPANS = ["today", "week", "overdue"] as const;

/** What is to be done today, this week, and what is late. */
export const TaskPanel = ({ onCustomer }: { onCustomer: (id: number) => void }) => {
  const { t } = useWords();
  const may = useMay();
  const [span, setSpan] = useState<(typeof SPANS)[number]>("today");
  const mayRead = may("tasks.read");
  const lateCount = useOverdue();
  if (!mayRead) return null;
  return (
    <>
      <h2 className="panel-title">{t("tasks.panel")}</h2>
      <div className="segments" style={{ margin: "0 14px 8px" }}>
        {SPANS.map((it) => (
          <button key={it} type="button" aria-pressed={span === it} onClick={() => setSpan(it)}>
            {t(`tasks.${it}`)}
            {it === "overdue" && lateCount > 0 && <span className="late num"> {lateCount}</span>}
          </button>
        ))}
      </div>
      <div style={{ overflow: "auto", flex: 1, minHeight: 0 }}>
        <TaskList
          filter={span as TaskFilter}
          nothing={t(`tasks.nothing_${span}`)}
          onCustomer={onCustomer}
        />
      </div>
      <div style={{ margin: "4px 14px 12px" }}>
        <AddTask id="new-task" hasShortcut />
      </div>
    </>
  );
};
