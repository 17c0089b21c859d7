import "@fontsource-variable/inter/index.css";
import "./app/styles.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app/App.tsx";
import { guardBrowser } from "./lib/browser.ts";
import { guardIme } from "./lib/ime.ts";
import { listenToKeys } from "./lib/shortcuts.ts";
import { tellWhole } from "./lib/whole.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

guardIme();
guardBrowser();
listenToKeys();
tellWhole();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
