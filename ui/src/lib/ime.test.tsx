// Whoever writes Chinese presses Enter, Escape, arrows, digits and blanks for the input method: none of
// them may do anything else.
import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { Modal, NewLine, TextInput } from "../components/index.ts";
import { guardIme } from "./ime.ts";
import { useShortcut } from "./shortcuts.ts";
import { fakeCore, show } from "./testing.tsx";

const KEYS = [
  "Enter",
  "Escape",
  "ArrowDown",
  "ArrowUp",
  "ArrowLeft",
  "ArrowRight",
  "Tab",
  " ",
  "1",
];
const MORE = ["Home", "End", "PageDown", "PageUp", "Backspace", "Process", "Unidentified", "k"];
/** While it composes, and the key that ends it, as WebKit tells of it. */
const OF_IME = [{ isComposing: true }, { keyCode: 229 }, { isComposing: true, keyCode: 229 }];

test.each([...KEYS, ...MORE])(
  "%s of the input method reaches nobody, wherever they listen",
  (key) => {
    const heard = vi.fn();
    const places = [window, document, document.body];
    for (const place of places) {
      place.addEventListener("keydown", heard);
      place.addEventListener("keydown", heard, true);
    }
    for (const of of OF_IME) {
      const modifiers = [{}, { ctrlKey: true }, { shiftKey: true }, { altKey: true }];
      for (const it of modifiers) fireEvent.keyDown(document.body, { key, ...of, ...it });
    }
    expect(heard).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key, keyCode: 13 });
    expect(heard).toHaveBeenCalledTimes(2 * places.length);
    for (const place of places) {
      place.removeEventListener("keydown", heard);
      place.removeEventListener("keydown", heard, true);
    }
  },
);

test("what the browser does with the key is left to it", () => {
  for (const of of OF_IME)
    expect(fireEvent.keyDown(document.body, { key: "Enter", ...of })).toBe(true);
});

test("a guard that is taken away guards nothing", () => {
  const other = new EventTarget() as unknown as Window;
  const release = guardIme(other);
  const heard = vi.fn();
  other.addEventListener("keydown", heard);
  const press = () =>
    other.dispatchEvent(Object.assign(new Event("keydown"), { keyCode: 229 }) as KeyboardEvent);
  press();
  expect(heard).not.toHaveBeenCalled();
  release();
  press();
  expect(heard).toHaveBeenCalledOnce();
});

test("the Escape that gives up a candidate leaves the dialog open", async () => {
  fakeCore({});
  const onClose = vi.fn();
  show(
    <Modal opened onClose={onClose} title="Question">
      <TextInput label="Name" />
    </Modal>,
  );
  const field = await screen.findByLabelText("Name");
  for (const of of OF_IME) fireEvent.keyDown(field, { key: "Escape", ...of });
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.type(field, "{Escape}");
  expect(onClose).toHaveBeenCalled();
});

test("a line that is given up with a candidate is not given up", async () => {
  fakeCore({});
  const onDone = vi.fn();
  show(<NewLine label="Rename" initial="VIP" onAdd={async () => {}} onDone={onDone} />);
  const field = await screen.findByLabelText("Rename");
  await userEvent.type(field, "P");
  for (const of of OF_IME) fireEvent.keyDown(field, { key: "Escape", ...of });
  expect(onDone).not.toHaveBeenCalled();
});

const WithKey = ({ run }: { run: () => void }) => {
  useShortcut({ keys: "l", label: "customers.contacted", run });
  return <p>here</p>;
};

test("a letter that is composed is no shortcut", async () => {
  const { listenToKeys } = await import("./shortcuts.ts");
  listenToKeys();
  fakeCore({});
  const run = vi.fn();
  show(<WithKey run={run} />);
  await screen.findByText("here");
  for (const of of OF_IME) fireEvent.keyDown(document.body, { key: "l", ...of });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "l" });
  expect(run).toHaveBeenCalledOnce();
});

test("one place asks whose key it is: no handler has to", () => {
  const sources = Object.entries(
    import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }),
  );
  const asking = sources.filter(
    ([path, text]) => !/test|\/ime\.ts/.test(path) && /\.isComposing|keyCode/.test(text),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(asking.map(([path]) => path)).toEqual([]);
});
