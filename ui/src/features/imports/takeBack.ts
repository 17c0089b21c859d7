// Taking a whole import back, and saying what came of it.
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { useUndoImport } from "./api.ts";

export const useTakeBack = () => {
  const { t } = useWords();
  const said = useSaid();
  const undo = useUndoImport();
  const run = (batch: number, onDone: () => void = () => {}) =>
    undo.mutate(batch, {
      onSuccess: ({ undone, kept, retired }) => {
        const gone = t("imports.undone", { count: undone });
        const stays = kept > 0 ? t("imports.kept", { count: kept }) : "";
        const words = retired > 0 ? t("imports.words_retired", { count: retired }) : "";
        said.done([gone, stays, words].filter(Boolean).join(" "), { seq: null });
        onDone();
      },
      onError: said.failed,
    });
  return { run, isRunning: undo.isPending };
};
