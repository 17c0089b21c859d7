// A customer goes to somebody else: what the former owner was still to do for them may go along.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { Customer, OpenTasks } from "../../bindings/commands.ts";
import { useMay } from "../../lib/me.ts";
import { commandQuery, useAction } from "../../lib/query.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { chosenOne } from "./bulk.ts";
import type { SaveField } from "./useSaveField.ts";

/** What is asked before a customer goes to somebody else; null gives it to nobody. */
export type Handing = { to: string; count: number; settle: (goes: OpenTasks | null) => void };

/** Saves a field; where an owner leaves open tasks behind, it is asked first what becomes of them. */
export const useHanding = (customer: Customer, saves: SaveField) => {
  const { t } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const said = useSaid();
  const assign = useAction("customers.assign");
  const [handing, setHanding] = useState<Handing | null>(null);

  const leftBehind = async () => {
    if (!may("tasks.update") || customer.owner === null) return 0;
    const open = commandQuery("tasks.list", { filter: "open", customer: customer.id });
    const tasks = await client.fetchQuery({ ...open, staleTime: 0 }).catch(() => []);
    return tasks.filter((it) => it.assignee === customer.owner).length;
  };
  const give = async (to: string) => {
    const chosen = chosenOne(customer.id);
    const done = await assign.mutateAsync({ chosen, owner: to, open_tasks: "follow" });
    const { tasks, tasks_left } = done.value;
    const sentences = [
      t("customers.updated", { name: customer.name, file_no: customer.file_no }),
      tasks > 0 ? t("customers.tasks_followed", { count: tasks }) : "",
      tasks_left > 0 ? t("customers.tasks_stayed", { count: tasks_left }) : "",
    ];
    said.done(sentences.filter(Boolean).join(" "), done);
  };
  const save: SaveField = async (field, value) => {
    const isHanding = field === "owner" && value !== "" && value !== customer.owner;
    const count = isHanding ? await leftBehind() : 0;
    if (count === 0) return saves(field, value);
    const to = String(value);
    const goes = await new Promise<OpenTasks | null>((settle) => {
      setHanding({ to, count, settle });
    });
    setHanding(null);
    if (goes === "follow") return give(to);
    if (goes === "stay") return saves(field, value);
  };
  return { handing, save };
};
