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
      onSuccess: ({ undone, restored, kept, retired }) => {
        const gone = t("imports.undone", { count: undone });
        const rest = [
          restored > 0 && t("imports.restored", { count: restored }),
          kept > 0 && t("imports.kept", { count: kept }),
          retired > 0 && t("imports.words_retired", { count: retired }),
        ];
        said.done([gone, ...rest].filter(Boolean).join(" "), { seq: null });
        onDone();
      },
      onError: said.failed,
    });
  return { run, isRunning: undo.isPending };
};
