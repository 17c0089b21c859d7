// A window without a window: components on a fake core.
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";

import type { Commands, Failure, Me } from "../bindings/commands.ts";
import { Look } from "../components/index.ts";
import { installTransport, type Name } from "./ipc.ts";
import { DeskContext } from "./me.ts";
import { newQueryClient } from "./query.ts";
import { Speak } from "./words.tsx";

export type Answers = {
  [N in Name]?: (
    input: Commands[N]["input"],
  ) => Commands[N]["output"] | Promise<Commands[N]["output"]>;
};

/** What was called, in order. */
export type Call = { name: Name; input: unknown };

/** What a command was last called with. */
export const inputOf = (calls: Call[], name: Name) =>
  calls.filter((it) => it.name === name).at(-1)?.input;

export const failure = (code: string, fields: Partial<Failure> = {}): Failure => ({
  code,
  field: null,
  sentence: `sentence of ${code}`,
  seconds: null,
  reference: null,
  conflicts: [],
  ...fields,
});

export const fakeCore = (answers: Answers) => {
  const calls: Call[] = [];
  installTransport(async (name, input) => {
    calls.push({ name, input });
    const answer = answers[name] as ((input: unknown) => unknown) | undefined;
    if (!answer) throw failure("internal", { sentence: `nobody answers ${name}` });
    return answer(input);
  });
  return calls;
};

export const me = (rights: string[] = ALL): Me => ({
  who: {
    account: 1,
    login: "chen",
    name: "陈晓东",
    must_change_password: false,
    clearance: "secret",
    language: null,
    rights: Object.fromEntries(rights.map((it) => [it, "all"])),
  },
  organization: "晨光文具",
  settings: {
    organization: "晨光文具",
    country: "CN",
    language: "en",
    time_zone: "Asia/Shanghai",
    password_preset: "modern",
    file_numbers: "K{000000}",
    idle_lock_minutes: 10,
  },
  customs: { handles: ["wechat", "qq"], spells_pinyin: true, is_home: true },
  today: "2026-03-10",
  should_change_password: false,
  warnings: [],
});

const ALL = [
  "customers.read",
  "customers.create",
  "customers.update",
  "customers.delete",
  "tasks.read",
  "tasks.create",
  "tasks.update",
  "tasks.delete",
];

type Options = { rights?: string[]; language?: "en" | "zh-CN" | "zh-TW" };

/** Shows a component to someone who is signed in. */
export const show = (component: ReactNode, { rights, language = "en" }: Options = {}) => {
  const desk = { me: me(rights), density: "normal", lock: () => {}, leave: () => {} } as const;
  return render(
    <QueryClientProvider client={newQueryClient()}>
      <Look theme="light">
        <Speak language={language}>
          <DeskContext.Provider value={desk}>{component}</DeskContext.Provider>
        </Speak>
      </Look>
    </QueryClientProvider>,
  );
};
