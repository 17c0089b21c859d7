import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import type { ReportScope, ReportShown, SectionShown } from "../../bindings/commands.ts";
import { failure, fakeCore, show } from "../../lib/testing.tsx";
import { ReportPage } from "./ReportPage.tsx";
import { ReportsPage } from "./ReportsPage.tsx";
import { readReportSearch, reportOf, scopeOf, searchOf } from "./reportSearch.ts";

const won = {
  list: [{ is: { field: "status" as const, operator: "equal" as const, values: ["won"] } }],
};

const summary: SectionShown = {
  key: "summary",
  title: "At a glance",
  finding: null,
  columns: [
    { heading: "Field", kind: "text" },
    { heading: "Customers", kind: "whole" },
  ],
  lead_column: 0,
  rows: [{ cells: ["Customers", "5"], lead: { list: [] } }],
  chart: null,
};
const byStatus: SectionShown = {
  key: "by_status",
  title: "By status",
  finding: "“Won” leads with 3, 60% of all",
  columns: [
    { heading: "Group", kind: "text" },
    { heading: "Customers", kind: "sum" },
  ],
  lead_column: 0,
  rows: [
    { cells: ["Won", "3"], lead: won },
    { cells: ["Potential", "2"], lead: null },
  ],
  chart: {
    kind: "column",
    counted: "Customers",
    figures: [
      { name: "Won", value: 3, lead: won },
      { name: "Potential", value: 2, lead: null },
    ],
  },
};
const report: ReportShown = {
  name: "overview",
  title: "Customer overview",
  subject: null,
  lines: ["Chenguang"],
  scoped: { field: "created_at", periods: ["this_month", "last_year"] },
  sections: [summary, byStatus],
  formats: ["xlsx", "pdf"],
};

const ALL: ReportScope = { period: null, department: null };

const Page = (props: { begins: ReportScope; onList: () => void; onCustomer: () => void }) => {
  const [scope, setScope] = useState(props.begins);
  return (
    <ReportPage
      report="overview"
      scope={scope}
      onScope={setScope}
      onReports={() => {}}
      onList={props.onList}
      onCustomer={props.onCustomer}
    />
  );
};

const open = (begins = ALL) => {
  const heard = { onList: vi.fn(), onCustomer: vi.fn() };
  show(<Page begins={begins} {...heard} />);
  return heard;
};

const office = {
  "reports.show": () => report,
  "departments.list": () => [{ id: 1, name: "North", parent: null, version: 1 }],
};

const asked = (calls: ReturnType<typeof fakeCore>) =>
  calls.filter((it) => it.name === "reports.show").at(-1)?.input;

const wrote = {
  paper: { id: 7, place: "/home/chen/r.pdf", opens: "to_print" as const },
  rows: 2,
  sentence: "The report is in r.pdf.",
  missing_glyphs: [],
};

test("the gallery opens a report", async () => {
  fakeCore({
    "reports.list": () => [{ name: "overview", title: "Customer overview", description: "All." }],
  });
  const onOpen = vi.fn();
  show(<ReportsPage onOpen={onOpen} />);
  await userEvent.click(await screen.findByRole("button", { name: /Customer overview/ }));
  expect(onOpen).toHaveBeenCalledWith("overview");
});

test("a part says what it comes to, and its figures stand in a table too", async () => {
  fakeCore(office);
  const { onList } = open();
  await screen.findByRole("heading", { name: "“Won” leads with 3, 60% of all" });
  expect(screen.queryByRole("table")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Table" }));
  await userEvent.click(screen.getByRole("button", { name: "Won" }));
  expect(onList).toHaveBeenCalledWith(won.list);
  expect(screen.queryByRole("button", { name: "Potential" })).toBeNull();
});

test("a report is narrowed to a period and a department, and the file to the same", async () => {
  const calls = fakeCore({
    ...office,
    "reports.place": () => ({ id: 2, name: "r.pdf", bytes: 0 }),
    "reports.run": () => wrote,
  });
  open();
  await userEvent.click(await screen.findByRole("combobox", { name: "Created" }));
  await userEvent.click(await screen.findByRole("option", { name: "last year" }));
  await userEvent.click(await screen.findByRole("combobox", { name: "Department" }));
  await userEvent.click(await screen.findByRole("option", { name: "North" }));
  const scope = { period: "last_year", department: "North" };
  await waitFor(() => expect(asked(calls)).toEqual({ report: "overview", scope }));
  await userEvent.click(screen.getByRole("button", { name: "Save as file" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Paper (PDF)", hidden: true }));
  await waitFor(() =>
    expect(calls.find((it) => it.name === "reports.run")?.input).toEqual({
      report: "overview",
      scope,
      to: 2,
    }),
  );
});

test("days of one's own may be open at one end, and never run backwards", async () => {
  const calls = fakeCore({ ...office, "settings.day": (text) => text });
  open();
  await userEvent.click(await screen.findByRole("combobox", { name: "Created" }));
  await userEvent.click(await screen.findByRole("option", { name: /^From/ }));
  const first = await screen.findByLabelText("First day");
  fireEvent.change(first, { target: { value: "2026-03-01" } });
  const scope = (period: string) => ({ report: "overview", scope: { ...ALL, period } });
  await waitFor(() => expect(asked(calls)).toEqual(scope("2026-03-01..")));
  fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-02-01" } });
  await waitFor(() =>
    expect(screen.getByLabelText("Last day").getAttribute("aria-invalid")).toBe("true"),
  );
  expect(asked(calls)).toEqual(scope("2026-03-01.."));
  fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-03-31" } });
  await waitFor(() => expect(asked(calls)).toEqual(scope("2026-03-01..2026-03-31")));
});

test("a part without anybody keeps what was chosen and offers everything", async () => {
  const calls = fakeCore({ ...office, "reports.show": () => ({ ...report, sections: [] }) });
  open({ period: "last_year", department: null });
  await userEvent.click(await screen.findByRole("button", { name: "Show everything" }));
  await waitFor(() => expect(asked(calls)).toEqual({ report: "overview", scope: ALL }));
});

test("the sum of all leads to the whole list", async () => {
  fakeCore(office);
  const { onList } = open();
  await userEvent.click(await screen.findByRole("button", { name: /^Customers 5/ }));
  expect(onList).toHaveBeenCalledWith([]);
});

test("a sheet leads back to its customer", async () => {
  const sheet = { ...report, name: "customer", title: "Ada Ltd", subject: 7, scoped: null };
  fakeCore({ "reports.show": () => sheet });
  const { onCustomer } = open();
  await userEvent.click(await screen.findByRole("button", { name: "Ada Ltd" }));
  expect(onCustomer).toHaveBeenCalledWith(7);
  expect(screen.queryByRole("button", { name: "Reports" })).toBeNull();
});

test("a drawing of nothing is left out, a list of nobody says so", async () => {
  const chart = { kind: "bar" as const, counted: "Customers", figures: [] };
  const byTag = { ...byStatus, key: "by_tag", title: "By tag", finding: null, rows: [], chart };
  const due = { ...byTag, key: "due_today", title: "Due today", chart: null };
  fakeCore({ "reports.show": () => ({ ...report, sections: [byStatus, byTag, due] }) });
  open();
  await screen.findByRole("region", { name: "Due today" });
  expect(screen.queryByRole("region", { name: "By tag" })).toBeNull();
});

test("an office without customers is told what reports are for", async () => {
  const figures = byStatus.chart?.figures.map((it) => ({ ...it, value: 0 })) ?? [];
  const nothing = { ...byStatus, chart: { kind: "column" as const, counted: "", figures } };
  fakeCore({ "reports.show": () => ({ ...report, sections: [nothing] }) });
  open();
  await screen.findByText(/Reports add up your customers/);
});

test("a report that is refused says so", async () => {
  fakeCore({
    "reports.show": () => {
      throw failure("not_found", { sentence: "There is no such customer." });
    },
  });
  open();
  await screen.findByText("There is no such customer.");
});

test("only the files that core can make are offered, and one is written", async () => {
  const calls = fakeCore({
    "reports.show": () => report,
    "reports.place": () => ({ id: 2, name: "r.pdf", bytes: 0 }),
    "reports.run": () => wrote,
  });
  open();
  await userEvent.click(await screen.findByRole("button", { name: "Save as file" }));
  expect(await screen.findAllByRole("menuitem", { hidden: true })).toHaveLength(2);
  await userEvent.click(screen.getByRole("menuitem", { name: "Paper (PDF)", hidden: true }));
  await waitFor(() =>
    expect(calls.find((it) => it.name === "reports.run")?.input).toEqual({
      report: "overview",
      scope: ALL,
      to: 2,
    }),
  );
});

test("the address of a sheet names the customer, also when it is all digits", () => {
  const search = readReportSearch({ file_no: 71, other: "x" });
  expect(reportOf("customer", search)).toEqual({ customer: { file_no: "71" } });
  expect(readReportSearch({ file_no: {} })).toEqual({});
});

test("what a report is narrowed to stands in its address, and comes back from there", () => {
  const scope = { period: "2026-01-01..", department: "北区" };
  expect(scopeOf(readReportSearch({ ...searchOf(scope) }))).toEqual(scope);
  expect(searchOf(ALL)).toEqual({});
  expect(scopeOf(readReportSearch({ period: "", department: [] }))).toEqual(ALL);
});
