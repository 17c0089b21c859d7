import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { undoableQuery } from "./api.ts";

/** Takes an operation back, where that can be done; else it says why not. */
export const UndoEntry = ({ seq }: { seq: number }) => {
  const { t } = useWords();
  const said = useSaid();
  const refusal = useQuery(undoableQuery(seq));
  if (refusal.data === undefined) return null;
  if (refusal.data !== null) return <p className="muted entry-hint">{refusal.data}</p>;
  return (
    <button type="button" className="tool-button strong" onClick={() => said.takeBack(seq)}>
      <IconArrowBackUp size={16} />
      {t("changes.undo")}
    </button>
  );
};
