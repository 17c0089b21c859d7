import { IconAlertTriangle, IconCircleCheck, IconX } from "@tabler/icons-react";
import { useLayoutEffect, useRef } from "react";

import { dismiss, type Toast, useToasts } from "../lib/toasts.ts";
import { useWords } from "../lib/words.tsx";
import { PaperActions } from "./PaperActions.tsx";

/** What was said in passing, newest last. */
export const Toasts = () => {
  const { t } = useWords();
  const toasts = useToasts();
  const box = useOutOfTheWay(toasts);
  return (
    <div ref={box} className="toasts">
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

/** Whatever is being written is never lain over: then things are said at the top. */
const useOutOfTheWay = (toasts: readonly Toast[]) => {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every toast they take other room
  useLayoutEffect(() => {
    const place = () => {
      const [own, field] = [box.current, document.activeElement];
      if (!own) return;
      own.classList.remove("above");
      if (!field || field === document.body || own.contains(field)) return;
      const [mine, theirs] = [own.getBoundingClientRect(), field.getBoundingClientRect()];
      // A list or a page that has the focus is more than what is written in.
      const isField = field.matches("input, textarea, button, a, [role=combobox]");
      const isApart =
        mine.right < theirs.left ||
        mine.left > theirs.right ||
        mine.bottom < theirs.top ||
        mine.top > theirs.bottom;
      own.classList.toggle("above", isField && !isApart);
    };
    place();
    document.addEventListener("focusin", place);
    return () => document.removeEventListener("focusin", place);
  }, [toasts]);
  return box;
};
