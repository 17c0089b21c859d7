import { type ChangeEvent, type FormEvent, useState } from "react";

import { Button, Notice, PasswordInput, TextInput } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";
import { useRecover } from "./api.ts";
import { RecoveryKeyField } from "./RecoveryKeyField.tsx";

type RecoverFormProps = {
  /** None asks for it. */
  recoveryKey: string | null;
  onDone: () => void;
};

/** A new password for an administrator, from whoever has the recovery sheet in hand. */
export const RecoverForm = ({ recoveryKey, onDone }: RecoverFormProps) => {
  const { t } = useWords();
  const recover = useRecover();
  const [key, setKey] = useState("");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [hasTried, setTried] = useState(false);
  const failure = recover.error;
  const isOfPassword = failure?.code === "weak_password";
  /** What was refused is being put right. */
  const typed = (set: (text: string) => void) => (event: ChangeEvent<HTMLInputElement>) => {
    if (failure) recover.reset();
    set(event.currentTarget.value);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (again !== password) return;
    recover.mutate({ key: recoveryKey ?? key, login, password }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={handleSubmit} style={{ display: "grid", gap: 16 }}>
      {recoveryKey === null && <RecoveryKeyField value={key} onType={setKey} />}
      <TextInput
        label={t("accounts.fields.login")}
        description={t("recover.login_hint")}
        value={login}
        onChange={typed(setLogin)}
        required
        autoFocus={recoveryKey !== null}
        spellCheck={false}
        autoCapitalize="none"
      />
      <PasswordInput
        label={t("password.new")}
        description={t("first.password_hint")}
        value={password}
        onChange={typed(setPassword)}
        error={isOfPassword ? failure.sentence : undefined}
        required
      />
      <PasswordInput
        label={t("first.password_again")}
        value={again}
        onChange={typed(setAgain)}
        error={hasTried && again !== password ? t("first.password_differs") : undefined}
        required
      />
      {failure && !isOfPassword && <Notice>{failure.sentence || t("actions.unexpected")}</Notice>}
      <Button type="submit" loading={recover.isPending}>
        {t("recover.do")}
      </Button>
    </form>
  );
};
