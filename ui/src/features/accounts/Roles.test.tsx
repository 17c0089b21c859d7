import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { Role } from "../../bindings/commands.ts";
import { fakeCore, show } from "../../lib/testing.tsx";
import { Roles } from "./Roles.tsx";

const role = (code: string, fields: Partial<Role>): Role => ({
  code,
  clearance: "internal",
  rights: {},
  is_usual: true,
  ...fields,
});

test("each role says whom it sees, whether numbers are masked, and every right with its reach", async () => {
  fakeCore({
    "accounts.roles": () => [
      role("sales", { clearance: "confidential", rights: { "customers.read": "own" } }),
      role("service", { rights: { "customers.read": "all" } }),
      role("auditor", { rights: { "journal.read": "all" } }),
    ],
  });
  show(<Roles />, { language: "zh-CN" });
  const card = async (name: string) =>
    within((await screen.findByRole("heading", { name })).closest("section") as HTMLElement);
  (await card("销售")).getByText("完整显示");
  (await card("客服")).getByText("遮盖显示");
  const auditor = await card("审计员");
  auditor.getByText("无");
  await userEvent.click(auditor.getByText("1 项权限"));
  expect(auditor.getByRole("listitem").textContent).toContain("查看操作日志");
});
