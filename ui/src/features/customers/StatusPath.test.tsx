import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Customer } from "../../bindings/commands.ts";
import { fakeCore, show } from "../../lib/testing.tsx";
import { StatusPath } from "./StatusPath.tsx";
import { status } from "./testing.tsx";

const open = async (fields: Partial<Customer> = {}) => {
  fakeCore({
    "choices.list": () => [status("potential", 1), status("won", 2), status("paused", 3, true)],
    "tags.list": () => [],
    "accounts.colleagues": () => [],
  });
  const onSave = vi.fn(async () => {});
  const usual = { status: "potential", masked: [], deleted_at: null, may_change: true };
  const customer = { ...usual, ...fields } as unknown;
  show(<StatusPath customer={customer as Customer} onSave={onSave} />);
  await screen.findByRole("radio", { name: "Won" });
  return onSave;
};

test("a press moves the customer; where they stand is marked", async () => {
  const onSave = await open();
  const here = screen.getByRole("radio", { name: "Potential" });
  expect(here.getAttribute("aria-checked")).toBe("true");
  await userEvent.click(here);
  expect(onSave).not.toHaveBeenCalled();
  here.focus();
  fireEvent.keyDown(here, { key: "ArrowRight" });
  expect(document.activeElement?.textContent).toBe("Won");
  await userEvent.click(screen.getByRole("radio", { name: "Won" }));
  expect(onSave).toHaveBeenCalledWith("status", "won");
});

test("a retired place is shown to who stands there, and to nobody else", async () => {
  await open({ status: "paused" });
  expect(screen.getByRole("radio", { name: "Paused" }).getAttribute("aria-checked")).toBe("true");
});

test("who may not change the customer sees where they stand", async () => {
  const onSave = await open({ may_change: false });
  expect(screen.queryByRole("radio", { name: "Paused" })).toBeNull();
  await userEvent.click(screen.getByRole("radio", { name: "Won" }));
  expect(onSave).not.toHaveBeenCalled();
});
