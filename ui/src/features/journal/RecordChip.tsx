import { IconX } from "@tabler/icons-react";

import { useWords } from "../../lib/words.tsx";
import { useTold } from "./told.ts";

type RecordChipProps = { entity: string; name: string; onRemove: () => void };

/** The record that a list is narrowed down to, and the way back to all. */
export const RecordChip = ({ entity, name, onRemove }: RecordChipProps) => {
  const { t } = useWords();
  const told = useTold();
  return (
    <span className="chip">
      <i>{told.entity(entity)}</i>
      <b className="ellipsis">{name}</b>
      <button type="button" className="close" aria-label={t("log.any_record")} onClick={onRemove}>
        <IconX size={13} />
      </button>
    </span>
  );
};
