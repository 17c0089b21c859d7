// What every list does while it waits, and when what it asks for does not come: it says so, shows nothing
// in its place that is not true, and asks again when it is told to. What each shows when it is empty, and
// when it is not, stands beside it in its feature.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, test } from "vitest";

import { People } from "../features/accounts/People.tsx";
import { Roles } from "../features/accounts/Roles.tsx";
import { BackupsPage } from "../features/backups/BackupsPage.tsx";
import { PlanForm } from "../features/backups/PlanForm.tsx";
import { Categories } from "../features/categories/Categories.tsx";
import { Checks } from "../features/checks/Checks.tsx";
import { Choices } from "../features/choices/Choices.tsx";
import { Departments } from "../features/departments/Departments.tsx";
import { PastImports } from "../features/imports/PastImports.tsx";
import { CustomerChanges } from "../features/journal/CustomerChanges.tsx";
import { JournalPage } from "../features/journal/JournalPage.tsx";
import { LooksList } from "../features/journal/LooksList.tsx";
import { ReportPage } from "../features/reports/ReportPage.tsx";
import { ReportsPage } from "../features/reports/ReportsPage.tsx";
import { Tags } from "../features/tags/Tags.tsx";
import { CustomerTasks } from "../features/tasks/CustomerTasks.tsx";
import { TaskPanel } from "../features/tasks/TaskPanel.tsx";
import { TasksPage } from "../features/tasks/TasksPage.tsx";
import { Safety } from "../features/vault/Safety.tsx";
import type { Name } from "../lib/ipc.ts";
import { type Answers, failure, fakeCore, show } from "../lib/testing.tsx";

const nothing = () => {};
const scope = { period: null, department: null };
const log = { search: {}, onSearch: nothing, opener: () => null } as const;

/** What is read, by which command, and where it is shown. */
const READS: readonly [what: string, command: Name, shown: ReactNode][] = [
  ["tags", "tags.list", <Tags key="" onTag={nothing} />],
  ["categories", "categories.list", <Categories key="" />],
  ["choices", "choices.list", <Choices key="" />],
  ["departments", "departments.list", <Departments key="" />],
  ["accounts", "accounts.list", <People key="" onCustomers={nothing} />],
  ["roles", "accounts.roles", <Roles key="" />],
  ["tasks", "tasks.list", <TasksPage key="" onCustomer={nothing} />],
  ["the panel of tasks", "tasks.list", <TaskPanel key="" onCustomer={nothing} />],
  ["tasks of a customer", "tasks.list", <CustomerTasks key="" customer={7} />],
  ["changes", "customers.history", <CustomerChanges key="" customer={7} onLooks={nothing} />],
  ["the log", "journal.count", <JournalPage key="" {...log} />],
  ["lines of the log", "journal.list", <JournalPage key="" {...log} />],
  ["looks", "looks.count", <LooksList key="" {...log} />],
  ["backups", "backups.list", <BackupsPage key="" />],
  [
    "the plan",
    "backups.plan",
    <PlanForm key="" times={null} onTimes={nothing} onSaved={nothing}>
      {() => null}
    </PlanForm>,
  ],
  ["imports", "imports.list", <PastImports key="" goOn={async () => {}} onSee={nothing} />],
  ["reports", "reports.list", <ReportsPage key="" onOpen={nothing} />],
  [
    "a report",
    "reports.show",
    <ReportPage
      key=""
      report="overview"
      scope={scope}
      onScope={nothing}
      onReports={nothing}
      onList={nothing}
      onCustomer={nothing}
    />,
  ],
  ["checks", "checks.run", <Checks key="" remedy={() => null} />],
  ["keys", "vault.review", <Safety key="" />],
];

const RIGHTS = [
  "customers.read",
  "tasks.read",
  "tasks.create",
  "tags.write",
  "choices.write",
  "accounts.read",
  "accounts.write",
  "departments.write",
  "journal.read",
  "looks.read",
  "backups.create",
  "backups.restore",
  "reports.read",
  "imports.run",
  "vault.write",
];

/** A core that has nothing of anything, and something to say to one command. */
const answering = (command: Name, answer: () => unknown) => {
  const plan = { folder: null, schedule: null, is_beside_data: false };
  const others = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => {
      if (name === command) return answer;
      if (name === "backups.plan") return () => plan;
      if (name === "journal.count" || name === "looks.count") return () => 30;
      return String(name).endsWith(".show") || name === "backups.reversible"
        ? () => null
        : () => [];
    },
  });
  return fakeCore(others as Answers);
};

test.each(READS)(
  "%s are waited for in sight, and none are said to be there or not",
  async (_, command, shown) => {
    answering(command, () => new Promise(() => {}));
    show(shown, { rights: RIGHTS });
    expect((await screen.findAllByRole("status", { name: "Loading" })).length).toBeGreaterThan(0);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(document.querySelector(".empty")).toBeNull();
  },
);

test.each(READS)("%s that do not come are told, and asked for again", async (_, command, shown) => {
  const calls = answering(command, () => {
    throw failure("busy", { sentence: "The disk does not answer." });
  });
  const asked = () => calls.filter((it) => it.name === command).length;
  show(shown, { rights: RIGHTS });
  const [alert] = await screen.findAllByRole("alert");
  expect(alert?.textContent).toContain("The disk does not answer.");
  expect(document.querySelector(".empty")).toBeNull();
  const before = asked();
  await userEvent.click(screen.getAllByRole("button", { name: "Try again" })[0] as HTMLElement);
  await waitFor(() => expect(asked()).toBeGreaterThan(before));
});
