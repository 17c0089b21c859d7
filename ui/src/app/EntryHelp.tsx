import { IconHelpCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

import type { Topic } from "../features/help/topics.ts";
import { openHelp } from "../lib/help.ts";
import { useShortcut } from "../lib/shortcuts.ts";
import { useWords } from "../lib/words.tsx";
import { HelpLayer } from "./HelpLayer.tsx";

/** The help, where nobody is signed in yet. */
export const EntryHelp = ({ topic, children }: { topic: Topic; children: ReactNode }) => {
  const { t } = useWords();
  useShortcut({ keys: "f1", label: "shell.help", inFields: true, run: () => openHelp(topic) });
  return (
    <>
      {children}
      <button type="button" className="tool-button entry-help" onClick={() => openHelp(topic)}>
        <IconHelpCircle size={16} />
        {t("shell.help")}
      </button>
      <HelpLayer />
    </>
  );
};
