import { lazy, Suspense } from "react";

import { Drawer, Skeletons } from "../components/index.ts";
import { closeHelp, useOpenedHelp } from "../lib/help.ts";
import { useWords } from "../lib/words.tsx";

const HelpPane = lazy(() => import("./routes/HelpRoute.tsx"));

/** The help beside the screen it is about. */
export const HelpLayer = () => {
  const { t } = useWords();
  const help = useOpenedHelp();
  return (
    <Drawer
      opened={help !== null}
      onClose={closeHelp}
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
