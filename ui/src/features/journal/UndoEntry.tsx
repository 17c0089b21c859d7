import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import type { Entry } from "../../bindings/commands.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { undoableQuery } from "./api.ts";

/** An undo of an undo does again what was taken back. */
export const wayOf = ({ operation }: Entry) => (operation === "journal.undo" ? "redo" : "undo");

/** Takes an operation back, where that can be done; else it says why not. */
export const UndoEntry = ({ entry }: { entry: Entry }) => {
  const { t } = useWords();
  const said = useSaid();
  const { data } = useQuery(undoableQuery(entry.seq));
  if (data === undefined) return null;
  if (data.refusal !== null) return <p className="muted entry-hint">{data.refusal}</p>;
  const way = wayOf(entry);
  return (
    <button
      type="button"
      className="tool-button strong"
      onClick={() => said.takeBack(entry.seq, way)}
    >
      {way === "redo" ? <IconArrowForwardUp size={16} /> : <IconArrowBackUp size={16} />}
      {t(way === "redo" ? "changes.redo" : "changes.undo")}
    </button>
  );
};
