import type { CountTasks, TaskQuery } from "../../bindings/commands.ts";
import { commandQuery, useAction } from "../../lib/query.ts";

export const tasksQuery = (query: TaskQuery) => commandQuery("tasks.list", query);
export const countQuery = (input: CountTasks) => commandQuery("tasks.count", input);
export const lineQuery = (text: string) => ({
  ...commandQuery("tasks.read_line", text),
  gcTime: 0,
});
export const colleaguesQuery = () => commandQuery("accounts.colleagues", null);
export const useCreateTask = () => useAction("tasks.create");
export const useUpdateTask = () => useAction("tasks.update");
export const useDoneTask = () => useAction("tasks.done");
export const useDeleteTask = () => useAction("tasks.delete");
