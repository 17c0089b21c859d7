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

const ROOM_OF_SAID = "--said";
/** From the edge of the window, and to the dialog below. */
const APART = 20;

const isApart = (one: DOMRect, other: DOMRect) =>
  one.right < other.left ||
  one.left > other.right ||
  one.bottom < other.top ||
  one.top > other.bottom;

/** In a small window a dialog begins below what is said: its title and its buttons stay in sight. */
const makeRoom = (own: HTMLElement) => {
  const { style } = document.documentElement;
  style.removeProperty(ROOM_OF_SAID);
  const dialog = document.querySelector('.mantine-Modal-content[aria-modal="true"]');
  if (!dialog || own.childElementCount === 0) return;
  if (isApart(own.getBoundingClientRect(), dialog.getBoundingClientRect())) return;
  style.setProperty(ROOM_OF_SAID, `${own.offsetHeight + APART}px`);
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
      makeRoom(own);
      if (!field || field === document.body || own.contains(field)) return;
      const [mine, theirs] = [own.getBoundingClientRect(), field.getBoundingClientRect()];
      // A list or a page that has the focus is more than what is written in.
      const isField = field.matches("input, textarea, button, a, [role=combobox]");
      own.classList.toggle("above", isField && !isApart(mine, theirs));
    };
    place();
    document.addEventListener("focusin", place);
    window.addEventListener("resize", place);
    return () => {
      document.removeEventListener("focusin", place);
      window.removeEventListener("resize", place);
    };
  }, [toasts]);
  return box;
};
