import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { Toasts } from "../../components/index.ts";
import { failure, fakeCore, inputOf, show } from "../../lib/testing.tsx";
import { RetireSheets } from "./RetireSheets.tsx";

const open = async (answer: () => number[]) => {
  const calls = fakeCore({ "recovery.retire": answer });
  const onClose = vi.fn();
  show(
    <>
      <RetireSheets onClose={onClose} />
      <Toasts />
    </>,
  );
  await screen.findByRole("dialog");
  await userEvent.type(screen.getByLabelText(/^Key of the sheet that stays/), "AB12-CD34");
  await userEvent.type(screen.getByLabelText(/^Your password/), "lantern-47");
  await userEvent.click(screen.getByRole("button", { name: "Retire the other sheets" }));
  return { calls, onClose };
};

test("with the key of the sheet in hand the others open nothing any more", async () => {
  const { calls, onClose } = await open(() => [1]);
  await screen.findByText("Only that sheet opens the data now.");
  expect(inputOf(calls, "recovery.retire")).toEqual({ password: "lantern-47", key: "AB12-CD34" });
  expect(onClose).toHaveBeenCalledOnce();
});

test.each([
  ["wrong_password", "That is not your password."],
  ["wrong_key", "No sheet of this office has this key. Please compare it with the sheet."],
  ["busy", "The disk does not answer."],
])("%s is said where it is, and the key stays typed", async (code, sentence) => {
  const { onClose } = await open(() => {
    throw failure(code, { sentence });
  });
  await screen.findByText(sentence);
  const key = screen.getByLabelText(/^Key of the sheet that stays/) as HTMLInputElement;
  await waitFor(() => expect(key.value).toBe("AB12-CD34"));
  expect(onClose).not.toHaveBeenCalled();
});
