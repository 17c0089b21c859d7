import type { Task } from "../../bindings/commands.ts";

/** A task of the person who is signed in, two days late. */
export const taskOf = (fields: Partial<Task> = {}): Task => ({
  id: 1,
  title: "寄样品",
  notes: null,
  customer: null,
  file_no: null,
  customer_name: null,
  assignee: "chen",
  task_type: null,
  due_on: "2026-03-08",
  done_at: null,
  version: 1,
  may_change: true,
  may_delete: true,
  ...fields,
});
