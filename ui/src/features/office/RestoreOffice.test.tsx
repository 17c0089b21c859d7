import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { RestoreOffice } from "./RestoreOffice.tsx";

const picked = {
  file: { id: 3, name: "clientele-1.clientele-backup", bytes: 4_096 },
  made_at: Date.parse("2026-03-01T08:00:00Z"),
};
const restored = { made_at: picked.made_at, customers: 12, disabled: 0, home: "/home/office" };

test("a file and the password of that day bring the office back", async () => {
  let isDone = false;
  const calls = fakeCore({ "office.pick_backup": () => picked, "office.restore": () => restored });
  show(<RestoreOffice onBack={() => {}} onDone={() => (isDone = true)} />);
  await userEvent.click(await screen.findByRole("button", { name: /Choose the backup file/ }));
  await userEvent.type(await screen.findByLabelText(/^Password \*/), "secret");
  await userEvent.click(screen.getByRole("button", { name: "Restore" }));
  expect(await screen.findByText("12 customers, in /home/office.")).toBeTruthy();
  const input = { file: 3, opens_by: "password", key: "secret" };
  expect(calls.find((it) => it.name === "office.restore")?.input).toEqual(input);
  await userEvent.click(screen.getByRole("button", { name: "To sign-in" }));
  expect(isDone).toBe(true);
});

test("a wrong password is said and the file is not chosen again", async () => {
  fakeCore({
    "office.pick_backup": () => picked,
    "office.restore": () => {
      throw failure("wrong_key", { sentence: "This key does not open this data." });
    },
    "jobs.list": () => [],
  });
  show(<RestoreOffice onBack={() => {}} onDone={() => {}} />);
  await userEvent.click(await screen.findByRole("button", { name: /Choose the backup file/ }));
  await userEvent.type(await screen.findByLabelText(/^Password \*/), "wrong{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("This key does not open this data.");
  expect(screen.getByText("clientele-1.clientele-backup")).toBeTruthy();
});

test("with the recovery key an administrator gets a new password", async () => {
  const calls = fakeCore({
    "office.pick_backup": () => picked,
    "office.restore": () => restored,
    "office.recover": () => null,
  });
  show(<RestoreOffice onBack={() => {}} onDone={() => {}} />);
  await userEvent.click(await screen.findByRole("button", { name: /Choose the backup file/ }));
  await userEvent.click(await screen.findByText("Recovery key"));
  await userEvent.type(await screen.findByRole("textbox", { name: /Recovery key/ }), "ABCD-EFGH");
  await userEvent.click(screen.getByRole("button", { name: "Restore" }));
  await userEvent.type(await screen.findByRole("textbox", { name: /User name/ }), "chen");
  await userEvent.type(screen.getByLabelText(/^New password/), "lantern orchard 47");
  await userEvent.type(screen.getByLabelText(/^Password, again/), "lantern orchard 48");
  await userEvent.click(screen.getByRole("button", { name: "Set the new password" }));
  expect(screen.getByText("The two entries differ.")).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/^Password, again/), "{Backspace}7");
  await userEvent.click(screen.getByRole("button", { name: "Set the new password" }));
  await waitFor(() =>
    expect(calls.find((it) => it.name === "office.recover")?.input).toEqual({
      key: "ABCD-EFGH",
      login: "chen",
      password: "lantern orchard 47",
    }),
  );
});
