// The rows of a list of any length: pages arrive as they come into view.
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import type { Customer, CustomerPage } from "../../bindings/commands.ts";
import { useLasting } from "../../lib/lasting.ts";
import { useSettled } from "../../lib/settled.ts";
import { choicesQuery, colleaguesQuery, countQuery, pageQuery, tagsQuery } from "./api.ts";
import { listsQuery } from "./arrangement.ts";
import { type ListQuery, type ListSearch, readListSearch } from "./listSearch.ts";
import { useQueryOf } from "./useListQuery.ts";

const PAGE = 100;
const SETTLES_MS = 60;
/** As many rows as one question answers. */
const MOST = 1_000;

const rowsOf = (list: ListQuery, page: number) => ({
  ...pageQuery(list, page * PAGE + 1, PAGE),
  gcTime: 60_000,
});
const firstPage = (list: ListQuery) => rowsOf(list, 0);

const pagesOf = (first: number, last: number) => {
  const from = Math.floor(Math.max(0, first - 40) / PAGE);
  const to = Math.floor((Math.max(first, last) + 40) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};

type Total = { count: number; isExact: boolean };

const totalOf = (page: CustomerPage, counted: number | undefined): Total =>
  page.is_exact
    ? { count: page.total, isExact: true }
    : { count: counted ?? page.total, isExact: counted !== undefined };

/** Somebody who types has the next letter by then. */
const RESTS_MS = 400;
/** After this a person wants to see that something is on its way. */
const PATIENCE_MS = 250;

/** The list to show: the one before, until the first rows of the one that is wanted are here. */
export const useReadyList = (wanted: ListQuery) => {
  const { isPending } = useQuery(firstPage(wanted));
  const isLate = useLasting(isPending, PATIENCE_MS);
  const shown = useRef(wanted);
  if (!isPending || isLate) shown.current = wanted;
  return shown.current;
};

/** Asks for the rows of an address before it is gone to: drawing what changes on the way takes a while. */
export const useFetchAhead = () => {
  const client = useQueryClient();
  const listOf = useQueryOf();
  return (search: ListSearch) => {
    const list = listOf(readListSearch(search));
    void client.prefetchQuery(firstPage(list));
  };
};

/** Asks for all that the list is drawn by before the window around it is drawn: then it is drawn once. */
export const useFirstRows = (isWanted: boolean) => {
  const client = useQueryClient();
  const listOf = useQueryOf();
  useState(() => {
    if (!isWanted) return;
    void client.prefetchQuery(firstPage(listOf({})));
    void client.prefetchQuery(listsQuery());
    void client.prefetchQuery(choicesQuery());
    void client.prefetchQuery(tagsQuery());
    void client.prefetchQuery(colleaguesQuery());
  });
};

const keyOf = (pages: number[]) => pages.join();

export const useCustomerRows = (list: ListQuery) => {
  const client = useQueryClient();
  const [pages, setPages] = useState([0]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const results = useQueries({
    queries: pages.map((page) => rowsOf(list, page)),
  });
  const firstRows = client.getQueryData<CustomerPage>(firstPage(list).queryKey);
  const data = results.find((it) => it.data)?.data ?? firstRows;
  // The rows do not wait until all are counted, and what is still being typed is not counted at all.
  const isAtRest = useSettled(list, RESTS_MS) === list;
  const isOpen = data !== undefined && !data.is_exact;
  const counted = useQuery({ ...countQuery(list), enabled: isOpen && isAtRest });
  const total = useRef<Total | null>(null);
  if (data) total.current = totalOf(data, counted.data);
  const failed = results.find((it) => it.error);

  /** Only what stays in view for a moment is fetched: a flight over a million rows asks for little. */
  const show = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    const wanted = pagesOf(first, last);
    timer.current = setTimeout(
      () => setPages((now) => (keyOf(now) === keyOf(wanted) ? now : wanted)),
      SETTLES_MS,
    );
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const rowAt = useCallback(
    (index: number): Customer | undefined => {
      const page = Math.floor(index / PAGE);
      const { queryKey } = pageQuery(list, page * PAGE + 1, PAGE);
      return client.getQueryData<CustomerPage>(queryKey)?.rows[index - page * PAGE];
    },
    [client, list],
  );

  return {
    /** The first rows of the list, by which its columns are measured. */
    first: firstRows?.rows,
    total: total.current?.count ?? null,
    /** Whether these are all: until they are counted there are more. */
    isCounted: total.current?.isExact ?? false,
    isPending: data === undefined && results.some((it) => it.isPending) && total.current === null,
    failure: failed?.error ?? null,
    retry: () => failed?.refetch(),
    rowAt,
    show,
    /** The ids from one place to another, both counted from 0. */
    idsBetween: async (first: number, last: number) => {
      const ids: number[] = [];
      for (let row = first; row <= last; row += MOST) {
        const limit = Math.min(MOST, last - row + 1);
        const page = await client.fetchQuery({ ...pageQuery(list, row + 1, limit), gcTime: 0 });
        ids.push(...page.rows.map((it) => it.id));
      }
      return ids;
    },
    /** Every row of the list that has been read, in its order. */
    read: (): Customer[] =>
      Array.from({ length: Math.ceil((total.current?.count ?? 0) / PAGE) }).flatMap((_, page) => {
        const { queryKey } = pageQuery(list, page * PAGE + 1, PAGE);
        return client.getQueryData<CustomerPage>(queryKey)?.rows ?? [];
      }),
  };
};
