import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, test } from "vitest";

import { failure, show } from "../lib/testing.tsx";
import { NewLine } from "./NewLine.tsx";

/** The words arrive in their own time. */
const shown = (lines: ReactNode) => {
  show(lines);
  return screen.findByLabelText("New tag");
};
const line = () => screen.getByLabelText<HTMLInputElement>("New tag");

test("a name that is refused stays in its line, with the reason, until it is put right", async () => {
  const asked: string[] = [];
  const add = async (name: string) => {
    asked.push(name);
    if (name === "VIP") throw failure("taken", { sentence: "There is one already." });
  };
  await shown(<NewLine label="New tag" onAdd={add} />);
  await userEvent.type(line(), "VIP{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("There is one already.");
  expect(line().value).toBe("VIP");
  await userEvent.type(line(), "s");
  expect(screen.queryByRole("alert")).toBeNull();
  await userEvent.type(line(), "{Enter}");
  await expect.poll(() => line().value).toBe("");
  expect(asked).toEqual(["VIP", "VIPs"]);
});

test("a line that was asked for is over with its name, and not when somebody looks elsewhere", async () => {
  let done = 0;
  const rename = async () => {};
  const lines = (
    <>
      <NewLine label="New tag" initial="VIP" onAdd={rename} onDone={() => done++} />
      <button type="button">elsewhere</button>
    </>
  );
  await shown(lines);
  await userEvent.type(line(), "s");
  await userEvent.click(screen.getByText("elsewhere"));
  expect([done, line().value]).toEqual([0, "VIPs"]);
  await userEvent.type(line(), "{Enter}");
  await expect.poll(() => done).toBe(1);
});

test("a line in which nothing was changed closes by itself and asks for nothing", async () => {
  let done = 0;
  const rename = async () => expect.unreachable("nothing was changed");
  await shown(<NewLine label="New tag" initial="VIP" onAdd={rename} onDone={() => done++} />);
  await userEvent.type(line(), "{Enter}");
  expect(done).toBe(1);
  await userEvent.tab();
  expect(done).toBe(2);
});
