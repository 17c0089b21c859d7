import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { fakeCore, show } from "../../lib/testing.tsx";
import { SettingsPage } from "./SettingsPage.tsx";

test("beside what the office has decided stands the way to how people’s data are protected", async () => {
  fakeCore({});
  const onPrivacy = vi.fn();
  const nothing = { password: null, safety: null, checks: null };
  show(
    <SettingsPage
      tab="office"
      onTab={() => {}}
      preferences={{ language: "en" }}
      language="en"
      onChange={() => {}}
      onFollowTheme={() => {}}
      panels={nothing}
      onPrivacy={onPrivacy}
    />,
    { rights: [] },
  );
  await screen.findByText("China Standard Time (Beijing, Shanghai) UTC+8");
  await userEvent.click(screen.getByRole("button", { name: "Data protection" }));
  expect(onPrivacy).toHaveBeenCalledOnce();
});
