import { Modal } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useShown } from "./shown.ts";
import type { Clash } from "./useSaveField.ts";

type ClashDialogProps = { clash: Clash; onTheirs: () => void; onMine: () => void };

/** Someone else was faster: both values side by side, and the person chooses. */
export const ClashDialog = ({ clash, onTheirs, onMine }: ClashDialogProps) => {
  const { t } = useWords();
  const shown = useShown();
  const { field, theirs, yours } = clash.conflict;
  return (
    <Modal opened onClose={onTheirs} title={t("customers.stale_title")} centered>
      <p style={{ marginTop: 0 }}>
        <b>{shown.field(field)}</b>
      </p>
      <div className="clash">
        <button type="button" className="option-tile" onClick={onTheirs} data-autofocus>
          <b>{shown.logged(field, theirs)}</b>
          <span>{t("customers.stale_keep")}</span>
        </button>
        <button type="button" className="option-tile" onClick={onMine}>
          <b>{shown.logged(field, yours)}</b>
          <span>{t("customers.stale_mine")}</span>
        </button>
      </div>
    </Modal>
  );
};
