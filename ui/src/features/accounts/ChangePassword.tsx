import { type FormEvent, useState } from "react";

import { Button, Notice, PasswordInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useChangePassword } from "./api.ts";

type ChangePasswordProps = {
  onDone: () => void;
  /** Which password the present one is, where that is not plain. */
  hint?: string;
};

/** Asks for the present password and twice for a new one. */
export const ChangePassword = ({ onDone, hint }: ChangePasswordProps) => {
  const { t } = useWords();
  const change = useChangePassword();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [hasTried, setTried] = useState(false);
  const failure = change.error;
  const isOfOld = failure?.code === "wrong_password";
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (next === again) change.mutate({ old, new: next }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={handleSubmit} style={{ display: "grid", gap: 14 }}>
      <PasswordInput
        label={t("password.old")}
        description={hint}
        value={old}
        onChange={(event) => setOld(event.currentTarget.value)}
        error={isOfOld ? failure.sentence : undefined}
        required
        autoFocus
        data-autofocus
      />
      <PasswordInput
        label={t("password.new")}
        description={t("first.password_hint")}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        error={failure?.code === "weak_password" ? failure.sentence : undefined}
        required
      />
      <PasswordInput
        label={t("first.password_again")}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={hasTried && next !== again ? t("first.password_differs") : undefined}
        required
      />
      {failure && !isOfOld && failure.code !== "weak_password" && (
        <Notice>{failure.sentence}</Notice>
      )}
      <Button type="submit" loading={change.isPending}>
        {t("password.change")}
      </Button>
    </form>
  );
};
