import { type FormEvent, type KeyboardEvent, useEffect, useState } from "react";

import type { Failure } from "../../bindings/commands.ts";
import { Button, Notice, PasswordInput, TextInput } from "../../components/index.ts";
import { JobProgress, useJob } from "../../lib/JobProgress.tsx";
import { useWords } from "../../lib/words.tsx";
import { useSignIn } from "./api.ts";

type PasswordFormProps = {
  /** None asks for the user name too. */
  login: string | null;
  action: string;
  onSignedIn: () => void;
};

/** The seconds that are left to wait, counted down. */
const useWait = (failure: Failure | null) => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    setLeft(failure?.seconds ?? 0);
    if (!failure?.seconds) return;
    const timer = setInterval(() => setLeft((it) => Math.max(0, it - 1)), 1_000);
    return () => clearInterval(timer);
  }, [failure]);
  return left;
};

export const PasswordForm = ({ login, action, onSignedIn }: PasswordFormProps) => {
  const { t } = useWords();
  const signIn = useSignIn();
  const [typedLogin, setTypedLogin] = useState("");
  const [password, setPassword] = useState("");
  const [hasCapsLock, setCapsLock] = useState(false);
  const left = useWait(signIn.error);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const input = { login: login ?? typedLogin, password };
    signIn.mutate(input, { onSuccess: onSignedIn, onError: () => setPassword("") });
  };
  const handleKey = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  const isWaiting = left > 0;
  // Only an upgrade, which the first sign-in with a later version makes, says how much there is to do.
  const isUpgrading = Boolean(useJob("accounts.sign_in", signIn.isPending)?.progress.total);
  return (
    <form onSubmit={handleSubmit} style={{ display: "grid", gap: 16 }}>
      {login === null && (
        <TextInput
          label={t("accounts.fields.login")}
          value={typedLogin}
          onChange={(event) => setTypedLogin(event.currentTarget.value)}
          required
          autoFocus
          spellCheck={false}
          autoCapitalize="none"
        />
      )}
      <PasswordInput
        label={t("accounts.fields.password")}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        onKeyDown={handleKey}
        onKeyUp={handleKey}
        required
        autoFocus={login !== null}
      />
      {hasCapsLock && <Notice tone="warn">{t("sign_in.caps_lock")}</Notice>}
      {signIn.error && !isWaiting && (
        <Notice>
          {login !== null && signIn.error.code === "wrong_password"
            ? t("errors.wrong_password_only")
            : signIn.error.sentence || t("actions.unexpected")}
        </Notice>
      )}
      {isWaiting && <Notice>{t("sign_in.wait", { count: left })}</Notice>}
      {isUpgrading && (
        <>
          <Notice tone="calm">{t("sign_in.upgrading_what")}</Notice>
          <JobProgress operation="accounts.sign_in" word={t("sign_in.upgrading")} />
        </>
      )}
      <Button type="submit" loading={signIn.isPending} disabled={isWaiting}>
        {action}
      </Button>
    </form>
  );
};
