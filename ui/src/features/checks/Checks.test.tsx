import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { ShownCheck } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { Checks } from "./Checks.tsx";

const check = (fields: Partial<ShownCheck> = {}): ShownCheck => ({
  name: "memory",
  state: "pass",
  title: "Memory",
  sentence: "Plenty of it.",
  ...fields,
});

const starts = () => [
  {
    start: {
      at: Date.parse("2026-03-10T03:00:00Z"),
      version: "0.1.0",
      ms: 84,
      worst: "warn" as const,
      findings: ["keychain"],
      faults: 2,
    },
    titles: ["Keychain"],
  },
];

test("every check says its state in a word, and what can be done is beside it", async () => {
  const missing = check({ name: "recovery", state: "warn", title: "Recovery sheet" });
  const calls = fakeCore({ "checks.run": () => [check(), missing], "checks.starts": starts });
  show(<Checks remedy={(name) => <button type="button">{`mend ${name}`}</button>} />);
  expect(await screen.findByText("mend recovery")).toBeTruthy();
  expect(screen.queryByText("mend memory")).toBeNull();
  expect(screen.getByText("OK")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(calls.filter((it) => it.name === "checks.run")).toHaveLength(2);
});

test("earlier starts are told with what they found", async () => {
  fakeCore({ "checks.run": () => [check()], "checks.starts": starts });
  show(<Checks remedy={() => null} />);
  expect(await screen.findByText("84 ms")).toBeTruthy();
  expect(screen.getByText("Keychain")).toBeTruthy();
  expect(screen.getByText("2 faults")).toBeTruthy();
});

test("a check that cannot run says so", async () => {
  fakeCore({
    "checks.run": () => {
      throw failure("signed_out", { sentence: "Please sign in again." });
    },
    "checks.starts": () => [],
  });
  show(<Checks remedy={() => null} />);
  expect((await screen.findByRole("alert")).textContent).toContain("sign in again");
});
