import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { fakeCore, show } from "../../lib/testing.tsx";
import { ComputerSettings } from "./ComputerSettings.tsx";

test("each setting of the window says what is so, changes itself alone, and the theme can be the computer’s again", async () => {
  fakeCore({});
  const onChange = vi.fn();
  const onFollowTheme = vi.fn();
  show(
    <ComputerSettings
      preferences={{ theme: "dark", text_scale: 125 }}
      language="en"
      onChange={onChange}
      onFollowTheme={onFollowTheme}
    />,
  );
  const chosen = (name: string) =>
    (screen.getByRole("radio", { name }) as HTMLInputElement).checked;
  await screen.findByRole("radio", { name: "Dark" });
  expect([chosen("Dark"), chosen("125%"), chosen("English")]).toEqual([true, true, true]);
  await userEvent.click(screen.getByRole("radio", { name: "150%" }));
  await userEvent.click(screen.getByRole("radio", { name: "简体中文" }));
  expect(onChange.mock.calls).toEqual([[{ text_scale: 150 }], [{ language: "zh-CN" }]]);
  await userEvent.click(screen.getByRole("radio", { name: "As the computer" }));
  expect(onFollowTheme).toHaveBeenCalledOnce();
});
