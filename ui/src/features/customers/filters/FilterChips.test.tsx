import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";

import type { Filter } from "../../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../../lib/testing.tsx";
import { status } from "../testing.tsx";
import { FilterChips } from "./FilterChips.tsx";

const is = (field: string, operator: string, ...values: string[]) =>
  ({ is: { field, operator, values } }) as Filter;

const answers = {
  "choices.list": () => [status("potential", 1), status("won", 2)],
  "tags.list": () => [{ id: 1, name: "VIP", colour: null, customers: 2 }],
  "accounts.colleagues": () => [{ id: 1, login: "chen", name: "陈晓东", is_disabled: false }],
  "categories.list": () => [],
  "customers.count": () => 7,
};

const Bar = ({ begins }: { begins: Filter[] }) => {
  const [filters, setFilters] = useState(begins);
  return (
    <>
      <output aria-label="filters">{JSON.stringify(filters)}</output>
      <FilterChips
        filters={filters}
        listWith={(next) => ({
          search: null,
          filter: next.length > 1 ? { and: next } : (next[0] ?? null),
          sort: "updated_at",
          direction: null,
          is_recycled: false,
        })}
        onChange={setFilters}
      />
    </>
  );
};

const open = (begins: Filter[], language: "en" | "zh-CN" = "en") => {
  const calls = fakeCore(answers);
  show(<Bar begins={begins} />, { language });
  const filters = () => JSON.parse(screen.getByLabelText("filters").textContent ?? "") as Filter[];
  return { calls, filters };
};

test("conditions read as sentences, groups and opposites too", async () => {
  open(
    [
      is("owner", "equal", "me"),
      { or: [is("status", "equal", "won"), { not: is("city", "contains", "海") }] },
      is("next_follow_up_on", "within", "this_week"),
      is("created_at", "within", "last_30_days"),
      { not: { or: [is("status", "is_set"), is("city", "is_set")] } },
    ],
    "zh-CN",
  );
  await screen.findByTitle("负责人 是 我");
  await screen.findByTitle("客户状态 是 已成交 或 城市 不包含 海");
  screen.getByTitle("下次跟进日期 在 本周");
  screen.getByTitle("创建时间 在 最近 30 天");
  screen.getByTitle(/^非（.*客户状态 已填写 或 城市 已填写.*）$/);
});

const importAnswers = {
  ...answers,
  "imports.list": () => [
    {
      id: 12,
      file: "客户名单.xlsx",
      state: "done" as const,
      started_at: Date.UTC(2026, 2, 7, 2, 30),
      by: "陈晓东",
      is_mine: true,
      is_to_tell: false,
      rows: 3,
      total: 3,
      new: 3,
      updated: 0,
      duplicates: 0,
      failed: 0,
    },
  ],
};

test("an import reads as its file and its day, and is picked by them", async () => {
  fakeCore(importAnswers);
  show(<Bar begins={[is("import", "equal", "12")]} />, {
    language: "zh-CN",
    rights: ["customers.read", "imports.run"],
  });
  const chip = await screen.findByTitle(/^导入批次 是 客户名单\.xlsx · /);
  await userEvent.click(chip);

  await screen.findByText(/^客户名单\.xlsx · /, { selector: ".mantine-Pill-label" });
});

test("who may not import is not offered to ask for an import", async () => {
  const fieldsFor = async (rights: string[]) => {
    fakeCore(importAnswers);
    show(<Bar begins={[is("city", "contains", "京")]} />, { rights });
    await userEvent.click(await screen.findByTitle("City contains 京"));
    await userEvent.click(await screen.findByRole("combobox", { name: "Field", hidden: true }));
    await screen.findByRole("option", { name: "Birthday", hidden: true });
    const found = screen.queryByRole("option", { name: "Import", hidden: true }) !== null;
    cleanup();
    return found;
  };
  expect(await fieldsFor(["customers.read", "imports.run"])).toBe(true);
  expect(await fieldsFor(["customers.read"])).toBe(false);
});

test("Delete on a chip takes it away, and the next one has the focus", async () => {
  const { filters } = open([is("owner", "equal", "me"), is("city", "is_set")]);
  const chip = await screen.findByTitle("Owner is me");
  chip.focus();
  fireEvent.keyDown(chip, { key: "Delete" });
  await waitFor(() => expect(filters()).toEqual([is("city", "is_set")]));
  await waitFor(() => expect(document.activeElement?.getAttribute("title")).toBe("City is given"));
});

test("a chip that is pressed can be changed; how many fit is said before", async () => {
  const { filters, calls } = open([is("city", "contains", "上海")]);
  await userEvent.click(await screen.findByTitle("City contains 上海"));
  const value = await screen.findByLabelText("Value");
  await userEvent.clear(value);
  await userEvent.type(value, "北京");
  await screen.findByText("7 customers fit");
  await waitFor(() => {
    const asked = calls.filter((it) => it.name === "customers.count").at(-1);
    expect(asked?.input).toMatchObject({ filter: is("city", "contains", "北京") });
  });
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(filters()).toEqual([is("city", "contains", "北京")]));
});

test("two conditions that both have to be so are two chips, each taken away by itself", async () => {
  const both = { and: [is("city", "contains", "上海"), is("city", "is_set")] } as Filter;
  const { filters } = open([both, is("owner", "equal", "me")]);
  await userEvent.click(await screen.findByTitle(/^City contains 上海 and /));
  await screen.findByText("7 customers fit");
  const [value] = await screen.findAllByLabelText("Value");
  if (!value) throw new Error("nothing to type into");
  await userEvent.clear(value);
  await userEvent.type(value, "北京{Enter}");
  await waitFor(() =>
    expect(filters()).toEqual([
      is("city", "contains", "北京"),
      is("city", "is_set"),
      is("owner", "equal", "me"),
    ]),
  );
});

test("a click beside means what was built; Escape means nothing", async () => {
  const { filters } = open([is("city", "contains", "上海")]);
  const change = async (text: string) => {
    await userEvent.click(await screen.findByTitle(/^City contains/));
    const value = await screen.findByLabelText("Value");
    await userEvent.clear(value);
    await userEvent.type(value, text);
  };
  await change("北京");
  await userEvent.click(document.body);
  await waitFor(() => expect(filters()).toEqual([is("city", "contains", "北京")]));
  await change("天津");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByLabelText("Value")).toBeNull());
  expect(filters()).toEqual([is("city", "contains", "北京")]);
});

test("a group with one condition is that condition, and an empty one leaves no trace", async () => {
  const { filters } = open([is("city", "contains", "上海")]);
  await userEvent.click(await screen.findByTitle("City contains 上海"));
  await userEvent.click(await screen.findByRole("button", { name: "Group", hidden: true }));
  const values = await screen.findAllByLabelText("Value");
  await userEvent.click(values.at(-1) as HTMLElement);
  await userEvent.click(await screen.findByRole("option", { name: "Won", hidden: true }));
  const add = screen.getAllByRole("button", { name: "Condition", hidden: true })[0] as HTMLElement;
  await userEvent.click(add);
  await userEvent.click(screen.getByRole("button", { name: "Apply", hidden: true }));
  await waitFor(() =>
    expect(filters()).toEqual([is("city", "contains", "上海"), is("status", "equal", "won")]),
  );
});

test("what core refuses is said beside the count, and cannot be applied", async () => {
  fakeCore({
    ...answers,
    "customers.count": () => {
      throw failure("masked", { sentence: "You may not ask for that." });
    },
  });
  show(<Bar begins={[is("phone", "equal", "138")]} />);
  await userEvent.click(await screen.findByTitle("Phone is 138"));
  await screen.findByText("You may not ask for that.");
  expect(
    (screen.getByRole("button", { name: "Apply", hidden: true }) as HTMLButtonElement).disabled,
  ).toBe(true);
});
