import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from "@tanstack/react-router";
import { readListSearch } from "../features/customers/listSearch.ts";
import { Frame } from "./Frame.tsx";
import { CustomerRoute } from "./routes/CustomerRoute.tsx";
import { CustomersRoute } from "./routes/CustomersRoute.tsx";
import { TagsRoute } from "./routes/TagsRoute.tsx";
import { TasksRoute } from "./routes/TasksRoute.tsx";

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
  component: TasksRoute,
});

const tagsRoute = createRoute({
  getParentRoute: () => root,
  path: "/tags",
  component: TagsRoute,
});

export const newRouter = () =>
  createRouter({
    routeTree: root.addChildren([home, customersRoute, customerRoute, tasksRoute, tagsRoute]),
    history: createHashHistory(),
    defaultNotFoundComponent: () => null,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
