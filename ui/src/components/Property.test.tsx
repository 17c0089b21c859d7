import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { failure, show } from "../lib/testing.tsx";
import { Property } from "./Property.tsx";
import { Toasts } from "./Toasts.tsx";

const open = async (onSave: (value: string) => Promise<unknown>) => {
  show(<Property label="City" value="Suzhou" placeholder="Add…" onSave={onSave} />);
  await userEvent.click(await screen.findByRole("button", { name: /City/ }));
  return screen.findByRole("textbox", { name: "City" });
};

test("Enter saves what was typed and shows the field again", async () => {
  const onSave = vi.fn(async () => {});
  const field = await open(onSave);
  await userEvent.clear(field);
  await userEvent.type(field, "昆山{Enter}");
  await waitFor(() => expect(screen.queryByRole("textbox")).toBeNull());
  expect(onSave).toHaveBeenCalledExactlyOnceWith("昆山");
});

test("Escape gives up and saves nothing", async () => {
  const onSave = vi.fn(async () => {});
  const field = await open(onSave);
  await userEvent.type(field, "x{Escape}");
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(onSave).not.toHaveBeenCalled();
});

test("Escape gives up lines too, and what was written can be gone on with", async () => {
  const onSave = vi.fn(async () => {});
  show(
    <>
      <Property label="Notes" value="old" kind="paragraph" placeholder="Add…" onSave={onSave} />
      <Toasts />
    </>,
  );
  await userEvent.click(await screen.findByRole("button", { name: /Notes/ }));
  await userEvent.type(await screen.findByRole("textbox"), " and new{Escape}");
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(onSave).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole("button", { name: "Go on writing" }));
  expect(((await screen.findByRole("textbox")) as HTMLTextAreaElement).value).toBe("old and new");
});

test("Escape on choices gives the focus back to the field", async () => {
  const choices = [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ];
  const save = async () => {};
  show(
    <Property
      label="Level"
      value="a"
      shown="A"
      kind="choice"
      choices={choices}
      placeholder="Add…"
      onSave={save}
    />,
  );
  await userEvent.click(await screen.findByRole("button", { name: /Level/ }));
  await screen.findByRole("option", { name: "B", hidden: true });
  await userEvent.keyboard("{Escape}");
  const field = await screen.findByRole("button", { name: /Level/ });
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test("a refusal is said beside the field and what was typed stays", async () => {
  const field = await open(async () => {
    throw failure("invalid", { field: "city", sentence: "That is no city." });
  });
  await userEvent.type(field, "!{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("That is no city.");
  expect((field as HTMLInputElement).value).toBe("Suzhou!");
});

test("the Enter that confirms a candidate saves nothing", async () => {
  const onSave = vi.fn(async () => {});
  const field = await open(onSave);
  fireEvent.change(field, { target: { value: "昆" } });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(onSave).not.toHaveBeenCalled();
});
