// What no type keeps: who may import whom.
import { expect, test } from "vitest";

const sources = Object.entries(
  import.meta.glob<string>("./**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }),
);

type Rule = { from: RegExp; may: (path: string) => boolean; reason: string };

const featureOf = (path: string) => path.match(/\.\/features\/(\w+)\//)?.[1];

const RULES: Rule[] = [
  {
    from: /@mantine\/|^echarts|@tabler\/icons-react\/dist/,
    may: (path) => path.startsWith("./components/"),
    reason: "the look has one place",
  },
  {
    from: /@tauri-apps\//,
    may: (path) => path === "./lib/ipc.ts",
    reason: "one file carries calls to the core",
  },
  {
    from: /\/app\//,
    may: (path) => path.startsWith("./app/") || path === "./main.tsx",
    reason: "the app puts features together, not they it",
  },
];

/** `import … from "…"` and `import("…")`. */
const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((it) => it[1] ?? "");

const resolved = (path: string, from: string) =>
  new URL(from, `https://x/${path.slice(2)}`).pathname;

const faults = (path: string, text: string) =>
  importsOf(text).flatMap((from) => {
    const broken = RULES.filter((it) => it.from.test(from) && !it.may(path));
    const said = broken.map((it) => `${path}: ${from}: ${it.reason}`);
    const mine = featureOf(path);
    const theirs = from.startsWith(".") && resolved(path, from).match(/\/features\/(\w+)\//)?.[1];
    if (mine && theirs && theirs !== mine) said.push(`${path}: ${from}: features stand apart`);
    return said;
  });

test("everything imports only what it may", () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(sources.flatMap(([path, text]) => faults(path, text))).toEqual([]);
});

test("a planted fault of each kind is found", () => {
  const planted = [
    ["./features/tags/X.tsx", 'import { Button } from "@mantine/core";'],
    ["./components/X.tsx", 'import { invoke } from "@tauri-apps/api/core";'],
    ["./lib/x.ts", 'import { App } from "../app/App.tsx";'],
    ["./features/tags/X.tsx", 'import { TaskList } from "../tasks/TaskList.tsx";'],
  ] as const;
  for (const [path, text] of planted) expect(faults(path, text), text).toHaveLength(1);
});
