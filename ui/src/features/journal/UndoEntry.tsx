import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Entry } from "../../bindings/commands.ts";
import { Button, Modal } from "../../components/index.ts";
import { useSaid } from "../../lib/said.ts";
import { useWords } from "../../lib/words.tsx";
import { undoableQuery } from "./api.ts";
import { useTold } from "./told.ts";

/** What was taken back is done again by taking that back. */
const wayOf = ({ operation, is_redo }: Entry) =>
  operation === "journal.undo" && !is_redo ? "redo" : "undo";

type UndoEntryProps = {
  entry: Entry;
  /** In the log it says why not; at a customer there is no place for that, and only the way back. */
  at: "log" | "customer";
};

/**
 * Takes an operation back, where that can be done. Who looks at one record is asked before many
 * others change with it.
 */
export const UndoEntry = ({ entry, at }: UndoEntryProps) => {
  const { t } = useWords();
  const said = useSaid();
  const told = useTold();
  const [isAsked, setAsked] = useState(false);
  const { data } = useQuery(undoableQuery(entry.seq));
  if (data === undefined) return null;
  if (data.refusal !== null) {
    return at === "log" ? <p className="muted entry-hint">{data.refusal}</p> : null;
  }
  const way = wayOf(entry);
  const { records: count } = data;
  const isOfMany = count > 1;
  const word = isOfMany ? t(`changes.${way}_all`, { count }) : t(`changes.${way}`);
  const Icon = way === "redo" ? IconArrowForwardUp : IconArrowBackUp;
  const takeBack = () => {
    setAsked(false);
    said.takeBack(entry.seq, way, told.deed(entry));
  };
  return (
    <>
      <button
        type="button"
        className={at === "log" ? "tool-button strong" : "link"}
        onClick={isOfMany ? () => setAsked(true) : takeBack}
      >
        {at === "log" && <Icon size={16} />}
        {word}
      </button>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={t(`changes.${way}_ask`)}
        centered
      >
        <p>{t(`changes.${way}_what`, { count })}</p>
        <div className="dialog-foot">
          <Button variant="default" data-autofocus onClick={() => setAsked(false)}>
            {t("actions.cancel")}
          </Button>
          <Button onClick={takeBack}>{word}</Button>
        </div>
      </Modal>
    </>
  );
};
