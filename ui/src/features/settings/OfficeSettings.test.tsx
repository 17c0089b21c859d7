import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Settings } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { OfficeSettings } from "./OfficeSettings.tsx";

const organization = () => screen.findByLabelText(/^Organisation/);

test("what was changed is saved, and nothing else can be", async () => {
  const calls = fakeCore({ "settings.update": () => ({ value: null, seq: 3 }) });
  show(<OfficeSettings />, { rights: ["settings.write"] });
  await userEvent.clear(await organization());
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Fill this in.")).toBeTruthy();
  expect(calls).toHaveLength(0);
  await userEvent.type(await organization(), "晨光");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(calls).toHaveLength(1));
  const saved = calls.map((it) => it.input as Settings);
  expect(saved.map((it) => it.organization)).toEqual(["晨光"]);
});

test("a pattern that makes no numbers is said at its field", async () => {
  fakeCore({
    "settings.update": () => {
      throw failure("invalid", { field: "file_numbers", sentence: "Zeros in braces, please." });
    },
  });
  show(<OfficeSettings />, { rights: ["settings.write"] });
  const field = await screen.findByLabelText(/^Pattern of file numbers/);
  expect(screen.getByText(/K000007/)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, "K");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Zeros in braces, please.")).toBeTruthy();
});

test("who may not change them reads them", async () => {
  fakeCore({});
  show(<OfficeSettings />, { rights: [] });
  expect(await screen.findByText("These are set by an administrator.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

test("the Enter that confirms a candidate saves nothing", async () => {
  const calls = fakeCore({ "settings.update": () => ({ value: null, seq: 3 }) });
  show(<OfficeSettings />, { rights: ["settings.write"] });
  fireEvent.keyDown(await organization(), { key: "Enter", keyCode: 229, isComposing: true });
  expect(calls).toHaveLength(0);
});
