import { RouterProvider } from "@tanstack/react-router";

import { newRouter } from "./router.tsx";

const router = newRouter();

/** Everything someone who is signed in sees. */
export const Shell = () => <RouterProvider router={router} />;
