// What a person must hear of an import of theirs that did not come to its end: they may have been away.
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { PastImport } from "../../bindings/commands.ts";
import { Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { pastQuery } from "./api.ts";

// For as long as the window is open.
const seen = new Set<number>();

/** How far it came, and what is there of it. */
export const HowFar = ({ past }: { past: PastImport }) => {
  const { t, language } = useWords();
  const { total, file } = past;
  const rows = past.rows.toLocaleString(language);
  const made = past.new.toLocaleString(language);
  return total > 0
    ? t("imports.stopped_of", { file, rows, made, total: total.toLocaleString(language) })
    : t("imports.stopped_at", { file, rows, made });
};

/** A banner above whatever is looked at. */
export const StoppedImport = ({ onGo }: { onGo: () => void }) => {
  const { t } = useWords();
  const past = useQuery(pastQuery());
  const [, setSeen] = useState(0);
  const stopped = past.data?.find((it) => it.is_to_tell);
  if (!stopped || seen.has(stopped.id)) return null;
  const handleClose = () => setSeen(seen.add(stopped.id).size);
  return (
    <Notice
      tone="warn"
      isBanner
      action={
        <>
          <button type="button" className="link" onClick={onGo}>
            {t("imports.stopped_go")}
          </button>
          <button
            type="button"
            className="tool-button"
            aria-label={t("actions.close")}
            onClick={handleClose}
          >
            <IconX size={15} />
          </button>
        </>
      }
    >
      <HowFar past={stopped} />
    </Notice>
  );
};
