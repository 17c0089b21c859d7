import { useQuery } from "@tanstack/react-query";

import { useMay } from "../../lib/me.ts";
import { useWords } from "../../lib/words.tsx";
import { countQuery } from "./api.ts";

/** More are no number to look at. */
const MANY = 999;

/** How many tasks are overdue; none where the person sees no tasks. */
export const useOverdue = () => {
  const mayRead = useMay()("tasks.read");
  const late = useQuery({
    ...countQuery({ filter: "overdue", assignee: null }),
    enabled: mayRead,
  });
  return mayRead ? (late.data ?? 0) : 0;
};

/** How many that are beside their name; nothing where there are none. */
export const OverdueCount = () => {
  const { t } = useWords();
  const count = useOverdue();
  if (count === 0) return null;
  const words = t("tasks.overdue_count", { count });
  return (
    <span className="count num" title={words}>
      <span aria-hidden="true">{count > MANY ? `${MANY}+` : count}</span>
      <span className="hidden">{words}</span>
    </span>
  );
};
