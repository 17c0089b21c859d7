import { IconAlertTriangle, IconCircleCheck, IconX } from "@tabler/icons-react";

import { dismiss, useToasts } from "../lib/toasts.ts";
import { useWords } from "../lib/words.tsx";
import { PaperActions } from "./PaperActions.tsx";

/** What was said in passing, newest last. */
export const Toasts = () => {
  const { t } = useWords();
  const toasts = useToasts();
  return (
    <div className="toasts">
      {toasts.map((it) => (
        <div key={it.id} className="toast" role={it.tone === "error" ? "alert" : "status"}>
          {it.tone === "error" ? (
            <IconAlertTriangle size={17} color="var(--danger)" />
          ) : (
            <IconCircleCheck size={17} color="var(--ok)" />
          )}
          <div>
            <p className="few-lines">{it.text}</p>
            {it.paper && <PaperActions paper={it.paper} isInLine />}
          </div>
          {it.undo && (
            <button
              type="button"
              className="link"
              onClick={() => {
                it.undo?.();
                dismiss(it.id);
              }}
            >
              {t(it.label ?? "actions.undo")}
            </button>
          )}
          <button
            type="button"
            className="tool-button"
            aria-label={t("actions.close")}
            onClick={() => dismiss(it.id)}
          >
            <IconX size={15} />
          </button>
        </div>
      ))}
    </div>
  );
};
