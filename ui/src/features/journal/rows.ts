// The lines of a list that is read page by page, as they come into view.
import { type UseQueryOptions, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import type { Failure } from "../../bindings/commands.ts";

export const PAGE = 50;
const SETTLES_MS = 60;

const pagesOf = (first: number, last: number) => {
  const from = Math.floor(Math.max(0, first - 10) / PAGE);
  const to = Math.floor((Math.max(first, last) + 10) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};

type Options<Page> = Pick<UseQueryOptions<Page, Failure>, "queryKey" | "queryFn">;

/** `pageAt` asks for the page that begins behind so many lines, `rowsOf` takes its lines out. */
export const useLines = <Page, Row>(
  pageAt: (skip: number) => Options<Page>,
  rowsOf: (page: Page) => Row[],
) => {
  const client = useQueryClient();
  const [pages, setPages] = useState([0]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const results = useQueries({
    queries: pages.map((page) => ({
      ...pageAt(page * PAGE),
      gcTime: 60_000,
      // The lines are taken from where all pages are kept, so nobody reads here that they arrived.
      notifyOnChangeProps: ["data", "error"] as const,
    })),
  });
  /** Only what stays in view for a moment is fetched. */
  const show = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    const wanted = pagesOf(first, last);
    timer.current = setTimeout(
      () => setPages((now) => (now.join() === wanted.join() ? now : wanted)),
      SETTLES_MS,
    );
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const rowAt = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE);
    const { queryKey } = pageAt(page * PAGE);
    const data = client.getQueryData<Page>(queryKey);
    return data && rowsOf(data)[index - page * PAGE];
  };
  return { rowAt, show, failed: results.find((it) => it.isError) ?? null };
};
