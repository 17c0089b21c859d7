// What is done to everything that is selected, and what came of it.
import type { Chosen, Done, OpenTasks, Outcome } from "../../bindings/commands.ts";
import type { Selection } from "../../components/index.ts";
import { useAction } from "../../lib/query.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import type { ListQuery } from "./listSearch.ts";

/** What a selection of this list is to the core. */
export const chosenOf = (selection: Selection, list: ListQuery): Chosen => {
  const { is_recycled } = list;
  if (selection.kind === "some") {
    // Whoever was picked stays picked, also when an edit takes them out of the filter.
    return { search: null, filter: null, is_recycled, only: [...selection.ids], but: [] };
  }
  const { search, filter } = list;
  return { search, filter, is_recycled, only: null, but: [...selection.but] };
};

export const chosenOne = (id: number, is_recycled = false): Chosen => ({
  search: null,
  filter: null,
  is_recycled,
  only: [id],
  but: [],
});

/** What can be written into many at once. */
export type BulkField =
  | "status"
  | "category"
  | "level"
  | "source"
  | "industry"
  | "department"
  | "next_follow_up_on";

type Told = { onDone: (outcome: Outcome) => void };

/** Every deed says how many it changed, with the way back; whom it could not is for `onDone`. */
export const useBulk = (chosen: Chosen, { onDone }: Told) => {
  const { t, find } = useWords();
  const said = useSaid();
  const give = useAction("tags.add");
  const take = useAction("tags.remove");
  const update = useAction("customers.update_all");
  const assign = useAction("customers.assign");
  const remove = useAction("customers.delete");
  const restore = useAction("customers.restore");

  // A list that is empty afterwards takes its bar along: the answer is told all the same.
  const tell = async <O extends Outcome>(
    answer: Promise<Done<O>>,
    say: (count: number, outcome: O) => string,
  ) => {
    try {
      const done = await answer;
      const { done: count, unchanged, refused } = done.value;
      const others = unchanged > 0 ? t("customers.bulk_others", { count: unchanged }) : "";
      if (count > 0) said.done([say(count, done.value), others].filter(Boolean).join(" "), done);
      else if (refused === 0) {
        said.done(t("customers.bulk_unchanged", { count: unchanged }), { seq: null });
      }
      onDone(done.value);
    } catch (error) {
      said.failed(error);
    }
  };
  return {
    isBusy: [give, take, update, assign, remove, restore].some((it) => it.isPending),
    give: (tag: string) =>
      tell(give.mutateAsync({ tag, chosen }), (count) => t("customers.tagged", { tag, count })),
    take: (tag: string) =>
      tell(take.mutateAsync({ tag, chosen }), (count) => t("customers.untagged", { tag, count })),
    assign: (owner: string, name: string, open_tasks: OpenTasks) =>
      tell(assign.mutateAsync({ chosen, owner, open_tasks }), (count, { tasks, tasks_left }) =>
        [
          t("customers.assigned", { name, count }),
          tasks > 0 ? t("customers.tasks_followed", { count: tasks }) : "",
          tasks_left > 0 ? t("customers.tasks_stayed", { count: tasks_left }) : "",
        ]
          .filter(Boolean)
          .join(" "),
      ),
    set: (field: BulkField, value: string, word: string) =>
      tell(update.mutateAsync({ chosen, set: { [field]: value } }), (count) =>
        t("customers.bulk_set", {
          field: find(`customers.fields.${field}`) ?? field,
          value: word,
          count,
        }),
      ),
    remove: () =>
      tell(remove.mutateAsync(chosen), (count) => t("customers.deleted_count", { count })),
    restore: () =>
      tell(restore.mutateAsync(chosen), (count) => t("customers.restored_count", { count })),
  };
};
