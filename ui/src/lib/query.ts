import {
  type MutateOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
} from "@tanstack/react-query";
import { useCallback, useRef } from "react";

import { type Failure, invalidates, type Job, jobs, provides } from "../bindings/commands.ts";
import { samePerson } from "./drafts.ts";
import { call, type Input, isFailure, type Output } from "./ipc.ts";
import { keepNotice } from "./notices.ts";

export type Query = keyof typeof provides;
export type Action = keyof typeof invalidates;

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Failure;
    mutationMeta: { action: Action };
  }
}

export const commandQuery = <N extends Query>(name: N, input: Input<N>) =>
  queryOptions<Output<N>, Failure>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
  });

type Afterwards<N extends Action> = MutateOptions<Output<N>, Failure, Input<N>>;

/**
 * Asks the core for a deed. Whoever asks for the same again before it is done and shown (a double click,
 * Enter held down) has asked once.
 */
export const useAction = <N extends Action>(name: N) => {
  const action = useMutation<Output<N>, Failure, Input<N>>({
    mutationFn: (input) => call(name, input),
    meta: { action: name },
  });
  const { mutate: begin, mutateAsync: perform } = action;
  /** What was asked for and is not done yet. */
  const underway = useRef<{ asked: string } | null>(null);
  const mutate = useCallback(
    (input: Input<N>, options: Afterwards<N> = {}) => {
      const mine = { asked: JSON.stringify(input) };
      if (underway.current?.asked === mine.asked) return;
      underway.current = mine;
      const onSettled: Afterwards<N>["onSettled"] = (...all) => {
        if (underway.current === mine) underway.current = null;
        return options.onSettled?.(...all);
      };
      begin(...([input, { ...options, onSettled }] as Parameters<typeof begin>));
    },
    [begin],
  );
  const mutateAsync = useCallback(
    (input: Input<N>): Promise<Output<N>> => {
      const mine = { asked: JSON.stringify(input) };
      // Whoever asked first is answered, and nobody is told twice.
      if (underway.current?.asked === mine.asked) return new Promise(() => {});
      underway.current = mine;
      const done = perform(...([input] as unknown as Parameters<typeof perform>));
      return done.finally(() => {
        if (underway.current === mine) underway.current = null;
      });
    },
    [perform],
  );
  return { ...action, mutate, mutateAsync };
};

const isJob = (action: Action) => jobs.includes(action as Job);
/** What the person wanted themselves, and what the page for signing in is shown for. */
const SILENT = new Set(["cancelled", "signed_out"]);

/** What is not of the core, the help say, never becomes stale. */
const isOfCore = (name: unknown): name is Query => Object.hasOwn(provides, String(name));

const isStale = (name: unknown, stale: readonly string[]) =>
  isOfCore(name) && provides[name].some((tag) => stale.includes(tag));

/**
 * Every finished action drops the queries whose tags it makes stale: features never do this by hand.
 * `onSignedOut` is told when the core says that the session is over.
 */
export const newQueryClient = (onSignedOut: () => void = () => {}) => {
  const heard = (error: unknown) => {
    if (isFailure(error) && error.code === "signed_out") onSignedOut();
  };
  /** Everything is a change of person: nothing read before may be seen after. */
  const isChangeOfPerson = (stale: readonly string[]) => stale.includes("*");
  const drop = (stale: readonly string[]) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => isStale(name, stale),
    });
  /** Everyone is on the way out already, as a restore wants: nobody has lost their place. */
  const isLeaving = () =>
    client.isMutating({
      predicate: ({ meta }) => meta !== undefined && isChangeOfPerson(invalidates[meta.action]),
    }) > 0;
  const begunAt = new WeakMap<object, { place: string; isMine: () => boolean }>();
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      // The core is in this computer: with the network gone there is nothing to wait for.
      queries: {
        // What ran out of its time on a busy disk has its rows at hand when it is asked for again.
        retry: (times, error) => times === 0 && error.code === "interrupted",
        retryDelay: 0,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: 30_000,
      },
      mutations: { networkMode: "always" },
    },
    queryCache: new QueryCache({ onError: (error) => isLeaving() || heard(error) }),
    mutationCache: new MutationCache({
      onMutate: (_input, mutation) => {
        begunAt.set(mutation, { place: window.location.hash, isMine: samePerson() });
      },
      onError: (error, _input, _result, mutation) => {
        const begun = begunAt.get(mutation);
        const isMine = begun?.isMine() ?? true;
        // What somebody who has left began ends their session, not that of whoever sits here now.
        if (isMine) heard(error);
        const action = mutation.meta?.action;
        const isElsewhere = begun?.place !== window.location.hash;
        // Whoever is still there is told where they look; others find it under the bell.
        if (action && isMine && isElsewhere && isFailure(error) && !SILENT.has(error.code)) {
          keepNotice(action, error.sentence);
        }
        const stale: readonly string[] = action ? invalidates[action] : [];
        // A job that stopped midway has done something all the same.
        if (action && isJob(action) && !isChangeOfPerson(stale)) drop(stale);
      },
      onSuccess: (_output, _input, _result, mutation) => {
        const action = mutation.meta?.action;
        if (!action) return;
        const stale: readonly string[] = invalidates[action];
        return isChangeOfPerson(stale) ? client.resetQueries() : drop(stale);
      },
    }),
  });
  return client;
};
