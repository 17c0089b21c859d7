import { lazy, Suspense, useSyncExternalStore } from "react";

import { Drawer, Skeletons } from "../components/index.ts";
import { useWords } from "../lib/words.tsx";

const HelpPane = lazy(() => import("./routes/HelpRoute.tsx"));

type Opened = { topic: string } | null;

let opened: Opened = null;
const listeners = new Set<() => void>();

const set = (next: Opened) => {
  opened = next;
  for (const listener of listeners) listener();
};

/** Opens the help at a page, or at its contents. */
export const openHelp = (topic: string | null) => set({ topic: topic ?? "" });

const useOpened = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );

/** The help beside the screen it is about. */
export const HelpLayer = () => {
  const { t } = useWords();
  const help = useOpened();
  return (
    <Drawer
      opened={help !== null}
      onClose={() => set(null)}
      position="right"
      size={440}
      title={t("shell.help")}
      overlayProps={{ backgroundOpacity: 0.12 }}
      classNames={{ content: "help-drawer", body: "help-body" }}
    >
      <Suspense fallback={<Skeletons label={t("actions.loading")} lines={6} />}>
        {help && <HelpPane topic={help.topic} />}
      </Suspense>
    </Drawer>
  );
};
