// Says what was done, with a way back, or what went wrong.
import { useState } from "react";

import type { Paper } from "../bindings/commands.ts";
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
  const takeBack = (seq: number) =>
    undo
      .mutateAsync(seq)
      .then(() => tell({ tone: "done", text: t("actions.undone") }))
      .catch(failed);
  /** `seq` is the entry in the log that an undo takes back. */
  const done = (text: string, { seq }: { seq: number | null }) =>
    tell({ tone: "done", text, undo: seq === null ? undefined : () => takeBack(seq) });
  /** A file was written: it can be opened there. */
  const wrote = (text: string, paper: Paper | null) => tell({ tone: "done", text, paper });
  return { done, failed, takeBack, wrote };
};
