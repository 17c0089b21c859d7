import { RouterProvider } from "@tanstack/react-router";

import { useFirstRows } from "../features/customers/rows.ts";
import { useMay } from "../lib/me.ts";
import { newRouter } from "./router.tsx";

const router = newRouter();

/** Where everyone begins: it holds also while nobody is signed in, and no address is listened to. */
export const goHome = () => router.navigate({ to: "/customers", search: {}, replace: true });

/** Everything someone who is signed in sees. */
export const Shell = () => {
  const isAtList = ["", "#/", "#/customers"].includes(window.location.hash);
  useFirstRows(useMay()("customers.read") && isAtList);
  return <RouterProvider router={router} />;
};
