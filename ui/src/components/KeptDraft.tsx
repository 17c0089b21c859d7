import { useState } from "react";

import { isKept } from "../lib/drafts.ts";
import { useWords } from "../lib/words.tsx";

type KeptDraftProps = {
  /** What the draft is kept by. */
  of: string;
  /** Gives it up, and has the focus where typing begins. */
  onEmpty: () => void;
};

/** Says of a form that opens with what was typed into it before, and not saved; nothing of any other. */
export const KeptDraft = ({ of, onEmpty }: KeptDraftProps) => {
  const { t } = useWords();
  const [isShown, setShown] = useState(() => isKept(of));
  // Saved or emptied: what is typed from now on is no longer from before.
  if (isShown && !isKept(of)) setShown(false);
  if (!isShown) return null;
  return (
    <p className="kept-draft">
      {t("drafts.kept")}
      <button
        type="button"
        className="link"
        onClick={() => {
          setShown(false);
          onEmpty();
        }}
      >
        {t("drafts.empty")}
      </button>
    </p>
  );
};
