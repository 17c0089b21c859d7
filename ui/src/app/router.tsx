import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { readListSearch } from "../features/customers/listSearch.ts";
import { Frame } from "./Frame.tsx";
import { CustomerRoute } from "./routes/CustomerRoute.tsx";
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
  component: CustomerRoute,
});

const tasksRoute = createRoute({
  getParentRoute: () => root,
  path: "/tasks",
  component: lazyRouteComponent(() => import("./routes/TasksRoute.tsx"), "TasksRoute"),
});

const tagsRoute = createRoute({
  getParentRoute: () => root,
  path: "/tags",
  component: lazyRouteComponent(() => import("./routes/TagsRoute.tsx"), "TagsRoute"),
});

export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren([home, customersRoute, customerRoute, tasksRoute, tagsRoute]),
    history: createHashHistory(),
    // Of an address only what a page understands reaches it.
    search: { strict: true },
    defaultNotFoundComponent: () => null,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
