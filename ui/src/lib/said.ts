// Says what was done, with a way back, or what went wrong.
import { useState } from "react";

import type { Paper, Way } from "../bindings/commands.ts";
import { samePerson } from "./drafts.ts";
import { isFailure } from "./ipc.ts";
import { useAction } from "./query.ts";
import { toast } from "./toasts.ts";
import { useWords } from "./words.tsx";

export const useSaid = () => {
  const { t } = useWords();
  const undo = useAction("journal.undo");
  // What ends after somebody else has come was not theirs.
  const [isMine] = useState(samePerson);
  const tell = (said: Parameters<typeof toast>[0]) => {
    if (isMine()) toast({ ...said, isPersonal: true });
  };
  const failed = (error: unknown) => {
    const sentence = isFailure(error) ? error.sentence : "";
    tell({ tone: "error", text: sentence || t("actions.unexpected") });
  };
  // The page that said it may be gone by then: what comes of it is told all the same.
  /** Takes an entry of the log back, `what` it did; one that is an undo itself is so done again. */
  const takeBack = (seq: number, way: Way, what: string): Promise<void> =>
    undo
      .mutateAsync(seq)
      .then(({ value: stays, seq: done }) => {
        const isBack = way === "undo";
        const text = [t(isBack ? "actions.undone" : "actions.redone", { what }), stays];
        const label = isBack ? "actions.redo" : "actions.undo";
        const next = isBack ? "redo" : "undo";
        const again = done === null ? undefined : () => takeBack(done, next, what);
        tell({ tone: "done", text: text.filter(Boolean).join(" "), undo: again, label });
      })
      .catch(failed);
  /** `seq` is the entry in the log that an undo takes back. */
  const done = (text: string, { seq }: { seq: number | null }) =>
    tell({
      tone: "done",
      text,
      undo: seq === null ? undefined : () => takeBack(seq, "undo", text),
    });
  /** A file was written: it can be opened there. */
  const wrote = (text: string, paper: Paper | null) => tell({ tone: "done", text, paper });
  return { done, failed, takeBack, wrote };
};
