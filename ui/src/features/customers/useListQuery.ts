import { useCallback, useMemo } from "react";

import { addDays } from "../../lib/dates.ts";
import { useDesk } from "../../lib/me.ts";
import { type ListSearch, queryOf } from "./listSearch.ts";

/** The list that an address names, as this person sees it today. */
export const useQueryOf = () => {
  const { me } = useDesk();
  const { today } = me;
  const { login } = me.who;
  return useCallback(
    (search: ListSearch) =>
      queryOf(search, {
        login,
        today,
        in7Days: addDays(today, 7),
        ago30Days: addDays(today, -30),
      }),
    [login, today],
  );
};

export const useListQuery = (search: ListSearch) => {
  const listOf = useQueryOf();
  const { view, q, filters, sort, desc } = search;
  return useMemo(
    () =>
      listOf({
        ...(view && { view }),
        ...(q && { q }),
        ...(filters && { filters }),
        ...(sort && { sort }),
        ...(desc !== undefined && { desc }),
      }),
    [view, q, filters, sort, desc, listOf],
  );
};
