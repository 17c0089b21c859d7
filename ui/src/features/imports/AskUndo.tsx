import { Button, Modal } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";

/** An import that somebody means to take back. */
export type Asked = { batch: number; file: string; made: number; updated: number };

type AskUndoProps = {
  asked: Asked | null;
  onClose: () => void;
  onUndo: (batch: number) => void;
};

/** Nobody loses the customers of a whole list by one press. */
export const AskUndo = ({ asked, onClose, onUndo }: AskUndoProps) => {
  const { t } = useWords();
  const handleUndo = () => {
    onClose();
    if (asked) onUndo(asked.batch);
  };
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={t("imports.undo_ask", { file: asked?.file ?? "" })}
      centered
    >
      {asked && asked.made > 0 && <p>{t("imports.undo_what", { count: asked.made })}</p>}
      {asked && asked.updated > 0 && <p>{t("imports.undo_before", { count: asked.updated })}</p>}
      <div className="dialog-foot">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t("actions.cancel")}
        </Button>
        <Button color="red.9" onClick={handleUndo}>
          {t("imports.undo")}
        </Button>
      </div>
    </Modal>
  );
};
