import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { readListSearch } from "../features/customers/listSearch.ts";
import { readJournalSearch } from "../features/journal/journalSearch.ts";
import { readReportSearch } from "../features/reports/reportSearch.ts";
import { readSettingsSearch } from "../features/settings/settingsSearch.ts";
import { Broken } from "./Broken.tsx";
import { Frame } from "./Frame.tsx";
import { CustomersRoute } from "./routes/CustomersRoute.tsx";

// What is seen first is in the first piece that is read; each other screen is a piece of its own.
const root = createRootRoute({ component: Frame });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/customers", search: {} });
  },
});

const customersRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: readListSearch,
  component: CustomersRoute,
});

const customerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("./routes/CustomerRoute.tsx"), "CustomerRoute"),
});

const tasksRoute = createRoute({
  getParentRoute: () => root,
  path: "/tasks",
  component: lazyRouteComponent(() => import("./routes/TasksRoute.tsx"), "TasksRoute"),
});

const reportsRoute = createRoute({
  getParentRoute: () => root,
  path: "/reports",
  component: lazyRouteComponent(() => import("./routes/ReportsRoute.tsx"), "ReportsRoute"),
});

const reportRoute = createRoute({
  getParentRoute: () => root,
  path: "/reports/$name",
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import("./routes/ReportRoute.tsx"), "ReportRoute"),
});

const tagsRoute = createRoute({
  getParentRoute: () => root,
  path: "/tags",
  component: lazyRouteComponent(() => import("./routes/TagsRoute.tsx"), "TagsRoute"),
});

const journalRoute = createRoute({
  getParentRoute: () => root,
  path: "/journal",
  validateSearch: readJournalSearch,
  component: lazyRouteComponent(() => import("./routes/JournalRoute.tsx"), "JournalRoute"),
});

const accountsRoute = createRoute({
  getParentRoute: () => root,
  path: "/accounts",
  component: lazyRouteComponent(() => import("./routes/AccountsRoute.tsx"), "AccountsRoute"),
});

const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(() => import("./routes/SettingsRoute.tsx"), "SettingsRoute"),
});

const importsRoute = createRoute({
  getParentRoute: () => root,
  path: "/imports",
  component: lazyRouteComponent(() => import("./routes/ImportsRoute.tsx"), "ImportsRoute"),
});

const backupsRoute = createRoute({
  getParentRoute: () => root,
  path: "/backups",
  component: lazyRouteComponent(() => import("./routes/BackupsRoute.tsx"), "BackupsRoute"),
});

export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      home,
      customersRoute,
      customerRoute,
      tasksRoute,
      reportsRoute,
      reportRoute,
      tagsRoute,
      importsRoute,
      backupsRoute,
      journalRoute,
      accountsRoute,
      settingsRoute,
    ]),
    history: createHashHistory(),
    // Of an address only what a page understands reaches it.
    search: { strict: true },
    defaultNotFoundComponent: () => null,
    defaultErrorComponent: Broken,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
