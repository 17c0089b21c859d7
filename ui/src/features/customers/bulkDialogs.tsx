// What a deed to many asks before, and whom it has left out.
import { useState } from "react";

import type { Outcome, Refused } from "../../bindings/commands.ts";
import { Button, Modal, TextInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";

type AskDeleteProps = {
  count: number;
  /** Whether the number is to be typed. */
  isTyped: boolean;
  onYes: () => void;
  onNo: () => void;
};

export const AskDelete = ({ count, isTyped, onYes, onNo }: AskDeleteProps) => {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const isRight = !isTyped || typed.replace(/[^\d]/g, "") === String(count);
  return (
    <Modal opened onClose={onNo} title={t("customers.delete_many", { count })} centered>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isRight) onYes();
        }}
      >
        <p className="muted">{t("customers.delete_many_hint")}</p>
        {isTyped && (
          <TextInput
            label={t("customers.delete_many_type", { count })}
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <div className="dialog-foot">
          <Button variant="default" onClick={onNo} data-autofocus={isTyped ? undefined : true}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" color="red.8" disabled={!isRight}>
            {t("actions.delete")}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

type RefusedListProps = { outcome: Outcome; onClose: () => void };

/** Whom a deed has left as they are, and why. */
export const RefusedList = ({ outcome, onClose }: RefusedListProps) => {
  const { t } = useWords();
  const { done, refused, examples } = outcome;
  const reason = (it: Refused) =>
    t(it.code === "forbidden" ? "customers.refused_right" : "customers.refused_gone");
  const unnamed = refused - examples.length;
  return (
    <Modal opened onClose={onClose} title={t("customers.refused", { count: refused })} centered>
      {done > 0 && <p className="muted">{t("customers.refused_done", { count: done })}</p>}
      <ul className="refused">
        {examples.map((it) => (
          <li key={it.id}>
            <b className="ellipsis">{it.name}</b>
            <span className="muted num">{it.file_no}</span>
            <span className="muted">{reason(it)}</span>
          </li>
        ))}
      </ul>
      {unnamed > 0 && <p className="muted">{t("customers.refused_more", { count: unnamed })}</p>}
      <div className="dialog-foot">
        <Button onClick={onClose}>{t("actions.close")}</Button>
      </div>
    </Modal>
  );
};
